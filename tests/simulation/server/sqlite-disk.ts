import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openSqlStore } from '#server/store/sql/open-sql-store';
import { beginHistory } from '#server/store/sql/rotations';
import type { SqlDatabase } from '#server/store/sql/sql-database';
import type { SiteTransaction, Store } from '#server/store/port';
import { erasuresFileOf, openSqliteDatabase } from '#server/store/sqlite/open-sqlite-database';
import { openLibsql } from '#server/store/sqlite/libsql-database';
import { sqliteEngine } from '#server/store/sqlite/sqlite-engine';

import { siteId } from '../town/sim-town';
import type { DiskNeeds, FolderCopy, ServerDisk } from './server-disk';

/** Lets others have their turn within a transaction, after each thing that it does. */
const pausing = (site: SiteTransaction, pause: () => Promise<void>): SiteTransaction =>
  new Proxy(site, {
    get: (_, name) => {
      const value: unknown = Reflect.get(site, name);
      if (typeof value !== 'function') return value;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        const found: unknown = await Reflect.apply(value, site, args);
        await pause();
        return found;
      };
    },
  });

const fileIn = (folder: string): string => path.join(folder, 'guichet.sqlite');

/** The two databases of a folder. */
const namesIn = (folder: string): readonly string[] => [fileIn(folder), erasuresFileOf(fileIn(folder))];

/** Copies databases with their logs into a folder of their own; a log that another process has open is never written over. */
const copyOf = (databases: readonly string[], folder: string): void => {
  mkdirSync(folder);
  for (const name of databases.flatMap((file) => [file, `${file}-wal`]))
    if (existsSync(name)) copyFileSync(name, path.join(folder, path.basename(name)));
};

const headIn = (file: string): number => {
  const database = openLibsql(file, ':memory:');
  const [row] = database.prepare('select seq from sites where id = ?').all([siteId]) as readonly { seq: number }[];
  database.close();
  return row?.seq ?? 0;
};

/**
 * The store that a town hall runs, on SQLite files: real statements, real transactions, a kill that leaves the log as it is, and copies
 * of the files themselves. A restore puts the copy back and keeps the list of erasures, as the command does; the file of a backup is
 * neither written nor read, because that takes real time.
 */
export const sqliteDisk = async ({ pause, epoch, at }: DiskNeeds): Promise<ServerDisk> => {
  const root = mkdtempSync(path.join(tmpdir(), 'guichet-sim-'));
  let folders = 0;
  const newFolder = (): string => path.join(root, String((folders += 1)));
  let folder = newFolder();
  mkdirSync(folder);
  const rotated = new Set<Parameters<Store['onRotation']>[0]>();
  let databases: readonly SqlDatabase[] = [];
  let opened: Store;
  let looking: Store;
  /** Whoever asks while the process starts waits for it. */
  let ready: Promise<void>;

  const open = async (): Promise<void> => {
    const openOne = async (): Promise<Store> => {
      const database = openSqliteDatabase(fileIn(folder), at());
      databases = [...databases, database];
      return openSqlStore(sqliteEngine(database), { at: at(), epoch });
    };
    opened = await openOne();
    looking = await openOne();
    for (const listener of rotated) opened.onRotation(listener);
  };
  /** What the judge is reading: a kill ends the work of the server, not the look at what it left. */
  const looks = new Set<Promise<unknown>>();
  const shut = async (): Promise<void> => {
    await Promise.allSettled(looks);
    for (const { db } of databases) await db.destroy();
    databases = [];
  };
  /** Ends the process as a kill does, without a checkpoint or a last word, and starts another over copies of these databases. */
  const startOver = (databases: () => readonly string[], change?: () => Promise<void>): Promise<void> => {
    ready = ready.then(async () => {
      const next = newFolder();
      copyOf(databases(), next);
      await shut();
      folder = next;
      await change?.();
      await open();
    });
    return ready;
  };
  const changing: Partial<Store> = {
    withSite: async (site, work, isBulk) => {
      await ready;
      return opened.withSite(site, (tx) => work(pausing(tx, pause)), isBulk);
    },
    onRotation: (listener) => {
      rotated.add(listener);
      return opened.onRotation(listener);
    },
    onWrite: (listener) => opened.onWrite(listener),
  };
  /** The store of whatever process runs; `from` = what answers its questions. */
  const storeOver = (from: () => Store): Store =>
    new Proxy({} as Store, {
      get: (_, name: keyof Store) => {
        if (changing[name]) return changing[name];
        const value: unknown = Reflect.get(opened, name);
        if (typeof value !== 'function') return value;
        return async (...args: readonly unknown[]): Promise<unknown> => {
          await ready;
          const store = from();
          const answer = Reflect.apply(
            Reflect.get(store, name) as (...given: readonly unknown[]) => unknown,
            store,
            args,
          );
          if (store !== looking || !(answer instanceof Promise)) return answer;
          looks.add(answer);
          return answer.finally(() => looks.delete(answer));
        };
      },
    });
  const copy = (): FolderCopy => {
    const copied = newFolder();
    copyOf(namesIn(folder), copied);
    return {
      head: headIn(fileIn(copied)),
      putBack: () => startOver(() => namesIn(copied)),
      restore: (newEpoch, restoredAt) =>
        startOver(
          () => [fileIn(copied), erasuresFileOf(fileIn(folder))],
          async () => {
            const { db, close } = openSqliteDatabase(fileIn(folder), restoredAt);
            await db.transaction().execute((tx) => beginHistory(tx, { to: newEpoch, at: restoredAt, why: 'restored' }));
            await close();
          },
        ),
    };
  };

  ready = open();
  await ready;
  return {
    store: storeOver(() => opened),
    // A connection of its own: it sees what is committed, whatever the process does meanwhile.
    seen: storeOver(() => looking),
    kill: () => startOver(() => namesIn(folder)),
    copy,
    remove: async () => {
      await ready;
      await shut();
      rmSync(root, { recursive: true });
    },
  };
};

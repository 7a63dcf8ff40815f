import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { checkBackup } from '../backup/read-backup';
import { importBackup, type Imported } from '../backup/import-rows';
import { BadBackup } from '../backup/format';
import { syncFolder } from '../backup/sync-to-disk';
import { fillRestored } from '../sql/fill-window-columns';
import { holdAlone, type Release } from './folder-lock';
import { openLibsql } from './libsql-database';
import { erasuresFileOf, openSqliteDatabase } from './open-sqlite-database';
import { replacedFileOf, stampReplaced, withLogs } from './replaced-file';

/** What is restored where. `replace` allows a place that is not empty. */
export type SqliteRestore = {
  readonly from: string;
  /** One of them opens the backup; one that is not encrypted needs none. */
  readonly secretKeys: readonly string[];
  readonly file: string;
  readonly replace: boolean;
  readonly epoch: string;
  readonly at: string;
};

/** `replaced` = the file in which lies what was there before, `''` where nothing was. */
type SqliteRestored = Imported & { readonly replaced: string };

const MEMORY = ':memory:';

const holdForRestore = (file: string): Release => {
  try {
    return holdAlone(file);
  } catch {
    throw new BadBackup('a server is running on this folder; stop it first');
  }
};

/** The log does not move with its file: all of it must be folded in by now. */
const requireFolded = (file: string, what: string): void => {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log && log.size > 0) throw new Error(`the ${what} database could not be finished; nothing was replaced`);
};

/** Says whether something was there before, which is kept. Until the last step that can fail, it is in its place or is put back there. */
const putInPlace = async (fresh: string, file: string): Promise<boolean> => {
  const isReplaced = existsSync(file);
  if (isReplaced) {
    const old = openLibsql(file, MEMORY);
    old.checkpoint();
    old.close();
    requireFolded(file, 'old');
    stampReplaced(file, Date.now());
    for (const name of withLogs(file).slice(1)) rmSync(name, { force: true });
    renameSync(file, replacedFileOf(file));
  }
  try {
    renameSync(fresh, file);
  } catch (error) {
    if (isReplaced) renameSync(replacedFileOf(file), file);
    throw error;
  }
  await syncFolder(path.dirname(path.resolve(file)));
  return isReplaced;
};

/**
 * Makes the database anew from a backup, beside the old one, and then puts it in its place; the old one is kept for
 * some days (`replacedFileOf`). Nothing is touched before the backup is known to be whole. The erasures are done again when the store is
 * opened next. Their list is joined with that of the backup first: a stop between the two files must bring nobody back.
 */
export const restoreSqlite = async ({
  from,
  secretKeys,
  file,
  replace,
  epoch,
  at,
}: SqliteRestore): Promise<SqliteRestored> => {
  await checkBackup(from, secretKeys);
  if (existsSync(file) && !replace)
    throw new BadBackup('this folder holds a town hall already; say --replace to put the backup in its place');
  const release = holdForRestore(file);
  const fresh = `${file}.restoring`;
  try {
    for (const name of withLogs(fresh)) rmSync(name, { force: true });
    const { db, close } = openSqliteDatabase(fresh, at, erasuresFileOf(file));
    let imported: Imported;
    try {
      imported = await db.transaction().execute(async (tx) => {
        const all = await importBackup(tx, { from, secretKeys }, { epoch, at });
        await fillRestored(tx, 'sqlite');
        return all;
      });
    } finally {
      await close();
    }
    requireFolded(fresh, 'restored');
    const isReplaced = await putInPlace(fresh, file);
    return { ...imported, replaced: isReplaced ? path.basename(replacedFileOf(file)) : '' };
  } finally {
    for (const name of withLogs(fresh)) rmSync(name, { force: true });
    release();
  }
};

import type { Store } from '../port';
import { openSqlStore, type NewStore } from '../sql/open-sql-store';
import { holdOpen } from './folder-lock';
import { openSqliteDatabase } from './open-sqlite-database';
import { sqliteEngine } from './sqlite-engine';

/** Where the database is, and what a new one needs from outside. */
export type SqliteStoreOptions = NewStore & { readonly file: string };

/** Opens (and makes or upgrades) the SQLite file of a server. Throws when it cannot be opened. */
export const openSqliteStore = async ({ file, at, epoch }: SqliteStoreOptions): Promise<Store> => {
  const release = holdOpen(file);
  const { db, close } = openSqliteDatabase(file, at);
  const engine = sqliteEngine({
    db,
    close: async () => {
      await close();
      release();
    },
  });
  return openSqlStore(engine, { at, epoch });
};

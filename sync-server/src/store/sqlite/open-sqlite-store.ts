import type { Store } from '../port';
import { openSqlStore, type NewStore } from '../sql/open-sql-store';
import { holdOpen } from './folder-lock';
import { openSqliteDatabase } from './open-sqlite-database';
import { dropOldReplaced, dropReplaced } from './replaced-file';
import { sqliteEngine } from './sqlite-engine';

/** Where the database is, and what a new one needs from outside. */
export type SqliteStoreOptions = NewStore & { readonly file: string };

/** How often a server that runs for weeks looks whether what a restore replaced is old. */
const LOOK_EVERY_MS = 3_600_000;

/**
 * Opens (and makes or upgrades) the SQLite file of a server. What a restore replaced goes with the next person who is erased, and after seven days. Throws when
 * it cannot be opened.
 */
export const openSqliteStore = async ({ file, at, epoch }: SqliteStoreOptions): Promise<Store> => {
  const release = holdOpen(file);
  const database = openSqliteDatabase(file, at);
  // A restore that was killed between two files leaves no database: what lies beside this new one is then the only copy of the town.
  let hadTown = false;
  const dropOld = (): void => {
    if (hadTown) dropOldReplaced(file, Date.now());
  };
  const looking = setInterval(dropOld, LOOK_EVERY_MS);
  looking.unref();
  const close = async (): Promise<void> => {
    clearInterval(looking);
    await database.close();
    release();
  };
  const engine = sqliteEngine({ db: database.db, close }, () => {
    if (hadTown) dropReplaced(file);
  });
  try {
    hadTown = (await database.db.selectFrom('sites').select('id').limit(1).executeTakeFirst()) !== undefined;
    const store = await openSqlStore(engine, { at, epoch });
    dropOld();
    return store;
  } catch (error) {
    // What hindered the opening is not hidden by a fault of the clean-up.
    await close().catch(() => undefined);
    throw error;
  }
};

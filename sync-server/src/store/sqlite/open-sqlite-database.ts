import path from 'node:path';

import { Kysely } from 'kysely';

import type { SqlDatabase } from '../sql/sql-database';
import type { Tables } from '../sql/tables';
import { ImmediateSqliteDialect } from './immediate-dialect';
import { openLibsql } from './libsql-database';
import { migrate } from './migrate';

// After the start the driver waits for locks by itself; this is for the short ones of a checkpoint.
const BUSY_MS = 20;

/**
 * The list of erasures lies in a database of its own beside the main one, so that putting an old copy of the main one back does
 * not bring erased people back. As an attached database it shares the transaction of the write that erases.
 */
export const erasuresFileOf = (file: string): string =>
  file === ':memory:' ? file : path.join(path.dirname(file), `${path.basename(file, '.sqlite')}-erasures.sqlite`);

/** Opens (and makes or upgrades) a database file; closing folds the write-ahead log into it. `at` is the instant noted for an upgrade. */
export const openSqliteDatabase = (file: string, at: string, erasuresFile = erasuresFileOf(file)): SqlDatabase => {
  const database = openLibsql(file, erasuresFile);
  try {
    migrate(database, at);
  } catch (error) {
    database.close();
    throw error;
  }
  database.exec(`pragma busy_timeout = ${BUSY_MS}`);
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database) });
  return {
    db,
    close: async () => {
      try {
        database.checkpoint();
      } finally {
        await db.destroy();
      }
    },
  };
};

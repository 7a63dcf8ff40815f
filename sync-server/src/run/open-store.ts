import { existsSync } from 'node:fs';
import path from 'node:path';

import { authoritySealOf } from '../documents/authority-seal';
import { freshId } from '../lib/fresh';
import type { Store } from '../store/port';
import { openPostgresDatabase } from '../store/postgres/open-postgres-database';
import { openPostgresStore } from '../store/postgres/open-postgres-store';
import type { SqlDatabase } from '../store/sql/sql-database';
import { openSqliteDatabase } from '../store/sqlite/open-sqlite-database';
import { ownFolder, shutToOthers, type OpenedToOthers } from '../store/sqlite/own-files';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';

/** Where a town hall's data are: a folder, or with an address a PostgreSQL database. */
export type Place = { readonly dataDir: string; readonly postgresUrl?: string };

/** The database file of a folder. */
export const sqliteFileOf = (dataDir: string): string => path.join(dataDir, 'guichet.sqlite');

/** The file of the anchor beside a folder. */
export const anchorBeside = (dataDir: string): string => `${path.resolve(dataDir)}.anchor`;

const isPostgres = (url: string | undefined): url is string => url !== undefined && url !== '';

/** Whether a town hall may be at a place; false for a folder without a database, such as a mistyped one. */
export const holdsTown = ({ dataDir, postgresUrl }: Place): boolean =>
  isPostgres(postgresUrl) || existsSync(sqliteFileOf(dataDir));

/** Shuts the data of a place, and the files that are kept outside of them, to other accounts of the machine. Tells what was open. */
export const shutPlace = (
  { dataDir, postgresUrl }: Place,
  { anchor = '', journalKey = '' }: { readonly anchor?: string; readonly journalKey?: string },
): OpenedToOthers => {
  const inside = isPostgres(postgresUrl) ? { shut: [], open: [] } : ownFolder(dataDir);
  const outside = shutToOthers([
    ['anchor', anchor],
    ['key of the journal', journalKey],
  ]);
  return { shut: [...inside.shut, ...outside.shut], open: [...inside.open, ...outside.open] };
};

/** Opens the store of a place, and makes it when it is not there. */
export const openStore = async ({ dataDir, postgresUrl }: Place): Promise<Store> => {
  const fresh = { at: new Date().toISOString(), epoch: freshId() };
  if (!isPostgres(postgresUrl)) ownFolder(dataDir);
  const store = isPostgres(postgresUrl)
    ? await openPostgresStore({ url: postgresUrl, ...fresh })
    : await openSqliteStore({ file: sqliteFileOf(dataDir), ...fresh });
  // Its key is made with the database: a copy from before the first seal would have none, and make another.
  try {
    await authoritySealOf(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** Opens the database of a place beside a server that may be at work on it. */
export const openDatabase = async ({ dataDir, postgresUrl }: Place): Promise<SqlDatabase> => {
  const at = new Date().toISOString();
  return isPostgres(postgresUrl)
    ? openPostgresDatabase(postgresUrl, at, true)
    : openSqliteDatabase(sqliteFileOf(dataDir), at);
};

import path from 'node:path';

import { freshId } from '../lib/fresh';
import type { Store } from '../store/port';
import { openPostgresDatabase } from '../store/postgres/open-postgres-database';
import { openPostgresStore } from '../store/postgres/open-postgres-store';
import type { SqlDatabase } from '../store/sql/sql-database';
import { openSqliteDatabase } from '../store/sqlite/open-sqlite-database';
import { ownFolder } from '../store/sqlite/own-files';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';

/** Where a town hall's data are: a folder, or with an address a PostgreSQL database. */
export type Place = { readonly dataDir: string; readonly postgresUrl?: string };

/** The database file of a folder. */
export const sqliteFileOf = (dataDir: string): string => path.join(dataDir, 'guichet.sqlite');

const isPostgres = (url: string | undefined): url is string => url !== undefined && url !== '';

/** Opens the store of a place, and makes it when it is not there. */
export const openStore = ({ dataDir, postgresUrl }: Place): Promise<Store> => {
  const fresh = { at: new Date().toISOString(), epoch: freshId() };
  if (isPostgres(postgresUrl)) return openPostgresStore({ url: postgresUrl, ...fresh });
  ownFolder(dataDir);
  return openSqliteStore({ file: sqliteFileOf(dataDir), ...fresh });
};

/** Opens the database of a place beside a server that may be at work on it. */
export const openDatabase = async ({ dataDir, postgresUrl }: Place): Promise<SqlDatabase> => {
  const at = new Date().toISOString();
  return isPostgres(postgresUrl)
    ? openPostgresDatabase(postgresUrl, at, true)
    : openSqliteDatabase(sqliteFileOf(dataDir), at);
};

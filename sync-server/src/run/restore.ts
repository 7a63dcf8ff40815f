import { mkdirSync } from 'node:fs';

import { freshId } from '../lib/fresh';
import { restorePostgres } from '../store/postgres/restore-postgres';
import { restoreSqlite } from '../store/sqlite/restore-sqlite';
import { openStore, sqliteFileOf, type Place } from './open-store';

/**
 * Puts a backup into a place whose server is stopped, under a new epoch, and does again what was erased since. Returns what to
 * tell. Throws `BadBackup` for what a person can cure; then everything is as before.
 */
export const restore = async (place: Place, from: string, replace: boolean): Promise<string> => {
  const { dataDir, postgresUrl = '' } = place;
  const wish = { from, replace, epoch: freshId(), at: new Date().toISOString() };
  if (postgresUrl === '') mkdirSync(dataDir, { recursive: true });
  const rows =
    postgresUrl === ''
      ? await restoreSqlite({ ...wish, file: sqliteFileOf(dataDir) })
      : await restorePostgres({ ...wish, url: postgresUrl });
  // Opening does the erasures again.
  const store = await openStore(place);
  await store.close();
  return `Restored ${rows} rows. Desks send again whatever the backup does not know.`;
};

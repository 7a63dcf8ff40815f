import { freshId } from '../lib/fresh';
import { isEncrypted } from '../store/backup/age';
import { restorePostgres } from '../store/postgres/restore-postgres';
import { ownFolder } from '../store/sqlite/own-files';
import { restoreSqlite } from '../store/sqlite/restore-sqlite';
import { openStore, sqliteFileOf, type Place } from './open-store';

/** The secret keys of whoever restores; asked for only when the backup is encrypted. */
export type SecretKeys = () => Promise<readonly string[]>;

/**
 * Puts a backup into a place whose server is stopped, under a new epoch, and does again what was erased since. Returns what to
 * tell. Throws `BadBackup` for what a person can cure; then everything is as before.
 */
export const restore = async (
  place: Place,
  from: string,
  replace: boolean,
  keys: SecretKeys = () => Promise.resolve([]),
): Promise<string> => {
  const { dataDir, postgresUrl = '' } = place;
  const secretKeys = (await isEncrypted(from).catch(() => false)) ? await keys() : [];
  const wish = { from, secretKeys, replace, epoch: freshId(), at: new Date().toISOString() };
  if (postgresUrl === '') ownFolder(dataDir);
  const rows =
    postgresUrl === ''
      ? await restoreSqlite({ ...wish, file: sqliteFileOf(dataDir) })
      : await restorePostgres({ ...wish, url: postgresUrl });
  // Opening does the erasures again.
  const store = await openStore(place);
  await store.close();
  return `Restored ${rows} rows. Desks send again whatever the backup does not know.`;
};

import { freshId } from '../lib/fresh';
import { isEncrypted } from '../store/backup/age';
import { WITH_LISTS } from '../store/backup/format';
import type { Imported } from '../store/backup/import-rows';
import { restorePostgres } from '../store/postgres/restore-postgres';
import { ownFolder } from '../store/sqlite/own-files';
import { restoreSqlite } from '../store/sqlite/restore-sqlite';
import { openStore, sqliteFileOf, type Place } from './open-store';

/** The secret keys of whoever restores. Without `isNeeded` nobody is asked for one: only a key that was named is given, for other backups. */
export type SecretKeys = (isNeeded: boolean) => Promise<readonly string[]>;

/** What was new to the lists of the machine, in counts: a terminal may be seen, and what it says kept. */
const listsSaid = ({ version, joined, beside }: Imported): readonly string[] => [
  version < WITH_LISTS
    ? 'This backup is of a version that kept no list of who was erased and what was shut out.'
    : `Added from this backup to the lists of who was erased and what was shut out: ${joined.erased} and ${joined.shutOut}.`,
  ...(beside === null ? ['Its folder could not be looked through for lists of other backups.'] : []),
  ...(beside && beside.read > 0
    ? [`Added from ${beside.read} other backups in its folder: ${beside.erased} and ${beside.shutOut}.`]
    : []),
  ...(beside && beside.older > 0
    ? [`${beside.older} other backups there are of a version that kept no such list.`]
    : []),
  ...(beside && beside.passedOver > 0
    ? [
        `${beside.passedOver} other files there were passed over: this key does not open them, or they are not encrypted, damaged, of a newer version or of another town hall.`,
      ]
    : []),
];

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
  const secretKeys = await keys(await isEncrypted(from).catch(() => false));
  const wish = { from, secretKeys, replace, epoch: freshId(), at: new Date().toISOString() };
  if (postgresUrl === '') ownFolder(dataDir);
  const imported =
    postgresUrl === ''
      ? await restoreSqlite({ ...wish, file: sqliteFileOf(dataDir) })
      : { ...(await restorePostgres({ ...wish, url: postgresUrl })), replaced: '' };
  // Opening does the erasures again.
  const store = await openStore(place);
  await store.close();
  return [
    `Restored ${imported.rows} rows. Desks send again whatever the backup does not know.`,
    ...listsSaid(imported),
    ...(imported.replaced === ''
      ? []
      : [
          `What was here before lies in ${imported.replaced}, in clear. The server removes it when somebody is erased, and after seven days.`,
        ]),
  ].join('\n');
};

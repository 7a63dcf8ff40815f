import { BadBackup } from '../store/backup/format';
import { writeBackup } from '../store/backup/write-backup';
import { holdsTown, openDatabase, type Place } from './open-store';
import { recipientOf } from './recovery-key';

/**
 * Writes an encrypted backup of a place into a file, while its server may go on. `recipient` is who can open it, `''` = the recovery key of the place.
 * Returns what to tell. Throws `BadBackup`.
 */
export const backup = async (place: Place, to: string, recipient = ''): Promise<string> => {
  if (!holdsTown(place)) throw new BadBackup('this folder holds no town hall');
  const opener = await recipientOf(place, recipient);
  const database = await openDatabase(place);
  try {
    const rows = await writeBackup(database.db, to, new Date().toISOString(), opener);
    return `Backup of ${rows} rows in ${to}, encrypted to ${opener}`;
  } finally {
    await database.close();
  }
};

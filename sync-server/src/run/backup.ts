import { existsSync } from 'node:fs';

import { BadBackup } from '../store/backup/format';
import { writeBackup } from '../store/backup/write-backup';
import { openDatabase, sqliteFileOf, type Place } from './open-store';

/** Writes a backup of a place into a file, while its server may go on. Returns what to tell. Throws `BadBackup`. */
export const backup = async (place: Place, to: string): Promise<string> => {
  if ((place.postgresUrl ?? '') === '' && !existsSync(sqliteFileOf(place.dataDir)))
    throw new BadBackup('this folder holds no town hall');
  const database = await openDatabase(place);
  try {
    const rows = await writeBackup(database.db, to, new Date().toISOString());
    return `Backup of ${rows} rows in ${to}`;
  } finally {
    await database.close();
  }
};

import type { Rotation } from '../store/rotation-port';
import { auditDatabase } from '../store/sql/audit-database';
import { rotationsIn } from '../store/sql/rotations';
import { openDatabase, type Place } from './open-store';

const wordsOf: Readonly<Record<Rotation['why'], string>> = {
  restored: 'a backup was restored',
  checkpointAhead: 'an older copy was put back; a desk showed it',
  anchorAhead: 'an older copy was put back; the anchor showed it',
};

/** Looks through the audit of a place. `whole`: nothing is missing or changed. */
export const audit = async (place: Place): Promise<{ readonly whole: boolean; readonly lines: readonly string[] }> => {
  const database = await openDatabase(place);
  try {
    const reports = await auditDatabase(database);
    return {
      whole: reports.every((report) => report.faults.length === 0),
      lines: [
        ...reports.flatMap(({ siteId, entries, faults }) => [
          `Site ${siteId}: ${entries} entries, ${faults.length === 0 ? 'whole' : `${faults.length} faults`}`,
          ...faults.slice(0, 20).map(({ seq, fault }) => `  entry ${seq}: ${fault}`),
        ]),
        ...(await rotationsIn(database.db)).map(({ at, why }) => `Another history since ${at}: ${wordsOf[why]}`),
      ],
    };
  } finally {
    await database.close();
  }
};

import type { Rotation } from '../store/rotation-port';
import { journalSeal } from '../store/journal-seal';
import { auditDatabase } from '../store/sql/audit-database';
import { rotationsIn } from '../store/sql/rotations';
import type { JournalReport } from '../store/verify-journal';
import { readJournalKey } from './journal-key';
import { openDatabase, type Place } from './open-store';

const wordsOf: Readonly<Record<Rotation['why'], string>> = {
  restored: 'a backup was restored',
  checkpointAhead: 'an older copy was put back; a desk showed it',
  anchorAhead: 'an older copy was put back; the anchor showed it',
};

/** Faults of a site that are told one by one. */
const MOST_TOLD = 20;

const journalLines = (siteId: string, { head, kept, unchecked, faults }: JournalReport): readonly string[] => {
  if (head === 0) return [];
  const state = faults.length > 0 ? `${faults.length} faults` : unchecked === 0 ? 'whole' : 'no fault';
  return [
    `Journal of ${siteId}: ${kept} lines up to ${head}, ${state}`,
    ...(unchecked > 0
      ? [`  the key that chained the first ${unchecked} of them is not here: they cannot be checked`]
      : []),
    ...faults.slice(0, MOST_TOLD).map(({ n, fault }) => `  line ${n}: ${fault}`),
  ];
};

/**
 * Looks through the audit and the journal of a place. `whole`: nothing is missing or changed, as far as can be told; `keyFile` holds the key of the
 * journal.
 */
export const audit = async (
  place: Place,
  keyFile = '',
): Promise<{ readonly whole: boolean; readonly lines: readonly string[] }> => {
  const key = await readJournalKey(keyFile);
  const database = await openDatabase(place);
  try {
    const reports = await auditDatabase(database, key && journalSeal(key));
    return {
      whole: reports.every(({ faults, journal }) => faults.length === 0 && journal.faults.length === 0),
      lines: [
        ...reports.flatMap(({ siteId, entries, faults, journal }) => [
          `Site ${siteId}: ${entries} entries, ${faults.length === 0 ? 'whole' : `${faults.length} faults`}`,
          ...faults.slice(0, MOST_TOLD).map(({ seq, fault }) => `  entry ${seq}: ${fault}`),
          ...journalLines(siteId, journal),
        ]),
        ...(await rotationsIn(database.db)).map(({ at, why }) => `Another history since ${at}: ${wordsOf[why]}`),
      ],
    };
  } finally {
    await database.close();
  }
};

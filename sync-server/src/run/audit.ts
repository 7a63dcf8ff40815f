import { auditDatabase } from '../store/sql/audit-database';
import { openDatabase, type Place } from './open-store';

/** Looks through the audit of a place. `whole`: nothing is missing or changed. */
export const audit = async (place: Place): Promise<{ readonly whole: boolean; readonly lines: readonly string[] }> => {
  const database = await openDatabase(place);
  try {
    const reports = await auditDatabase(database);
    return {
      whole: reports.every((report) => report.faults.length === 0),
      lines: reports.flatMap(({ siteId, entries, faults }) => [
        `Site ${siteId}: ${entries} entries, ${faults.length === 0 ? 'whole' : `${faults.length} faults`}`,
        ...faults.slice(0, 20).map(({ seq, fault }) => `  entry ${seq}: ${fault}`),
      ]),
    };
  } finally {
    await database.close();
  }
};

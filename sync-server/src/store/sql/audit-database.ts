import type { JournalSeal } from '../journal-port';
import type { AuditReport } from '../verify-audit';
import { verifyAudit } from '../verify-audit';
import { verifyJournal, type JournalReport } from '../verify-journal';
import { journalReads } from './journal';
import { reads } from './reads';
import type { SqlDatabase } from './sql-database';

type SiteReport = AuditReport & { readonly siteId: string; readonly journal: JournalReport };

/** Looks through the audits and journals of all sites, in one snapshot and while servers go on writing. `seal` `null` = the key of the journal is not here. */
export const auditDatabase = ({ db }: SqlDatabase, seal: JournalSeal | null): Promise<readonly SiteReport[]> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const reports = [];
      for (const { id } of await tx.selectFrom('sites').select('id').orderBy('id').execute())
        reports.push({
          siteId: id,
          ...(await verifyAudit(reads(tx), id)),
          journal: await verifyJournal(journalReads(tx), id, seal),
        });
      return reports;
    });

import type { AuditReport } from '../verify-audit';
import { verifyAudit } from '../verify-audit';
import { reads } from './reads';
import type { SqlDatabase } from './sql-database';

/** Looks through the audits of all sites, in one snapshot and while servers go on writing. */
export const auditDatabase = ({ db }: SqlDatabase): Promise<readonly (AuditReport & { readonly siteId: string })[]> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const reports = [];
      for (const { id } of await tx.selectFrom('sites').select('id').orderBy('id').execute())
        reports.push({ siteId: id, ...(await verifyAudit(reads(tx), id)) });
      return reports;
    });

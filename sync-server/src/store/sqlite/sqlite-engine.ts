import { sql } from 'kysely';

import type { SqlEngine } from '../sql/open-sql-store';
import { prepared } from '../sql/prepared';
import type { SqlDatabase } from '../sql/sql-database';

// Nine columns and 32,766 parameters would allow more; beyond this a statement gains nothing.
const WRITE_CHUNK = 100;

/** An open SQLite database as the shared store wants it. `dropCopies`: an older copy beside it goes, as it holds somebody who was erased just now. */
export const sqliteEngine = ({ db, close }: SqlDatabase, dropCopies: () => void = () => undefined): SqlEngine => ({
  db,
  chunk: WRITE_CHUNK,
  // Transactions begin as writers, so the lock on the file is the lock of the site.
  lockSite: async (tx, siteId) =>
    (
      await prepared(tx, 'site', [siteId], (id) => tx.selectFrom('sites').select(['seq', 'chain']).where('id', '=', id))
    )[0] ?? { seq: 0, chain: '' },
  // See above.
  lockAll: async () => undefined,
  // Another process on this file hears of a write when its desks ask next.
  publish: () => undefined,
  subscribe: () => undefined,
  now: () => Promise.resolve(null),
  // The write-ahead log holds pages as they were. While another process reads, it stays until the next erasure or the end.
  afterErasure: async (isNews) => {
    if (isNews) dropCopies();
    await sql`pragma wal_checkpoint(TRUNCATE)`.execute(db).catch(() => undefined);
  },
  close,
});

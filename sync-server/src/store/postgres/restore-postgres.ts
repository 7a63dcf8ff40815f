import { sql, type Transaction } from 'kysely';

import { BadBackup } from '../backup/format';
import { importBackup, type Imported } from '../backup/import-rows';
import { checkBackup } from '../backup/read-backup';
import { tablesInBackup } from '../backup/tables-in-backup';
import { fillRestored } from '../sql/fill-window-columns';
import type { Tables } from '../sql/tables';
import { OPEN_LOCK } from './locks';
import { openPostgresDatabase } from './open-postgres-database';

/** What is restored where. `replace` allows a database that is not empty. */
export type PostgresRestore = {
  readonly from: string;
  /** One of them opens the backup; one that is not encrypted needs none. */
  readonly secretKeys: readonly string[];
  readonly url: string;
  readonly replace: boolean;
  readonly epoch: string;
  readonly at: string;
};

const isEmpty = async (tx: Transaction<Tables>): Promise<boolean> =>
  (await tx.selectFrom('sites').select('id').limit(1).executeTakeFirst()) === undefined;

const clear = async (tx: Transaction<Tables>): Promise<void> => {
  // The one act that may take the audit away: it comes back as the backup has it, chain and all.
  await sql`alter table audit disable trigger user`.execute(tx);
  for (const { name } of tablesInBackup) await sql`truncate table ${sql.table(name)}`.execute(tx);
  await sql`alter table audit enable trigger user`.execute(tx);
};

/**
 * Fills the database from a backup, in one transaction: until it is through, everything is as before. Nothing is touched before
 * the backup is known to be whole. The erasures are done again when the store is opened next.
 */
export const restorePostgres = async ({
  from,
  secretKeys,
  url,
  replace,
  epoch,
  at,
}: PostgresRestore): Promise<Imported> => {
  await checkBackup(from, secretKeys);
  const { db, close } = await openPostgresDatabase(url, at, true);
  try {
    return await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        readonly free: boolean;
      }>`select pg_try_advisory_xact_lock(${OPEN_LOCK}) as free`.execute(tx);
      if (rows[0]?.free !== true) throw new BadBackup('a server is running on this database; stop it first');
      if (!(await isEmpty(tx))) {
        if (!replace)
          throw new BadBackup('this database holds a town hall already; say --replace to put the backup in its place');
      }
      await clear(tx);
      const imported = await importBackup(tx, { from, secretKeys }, { epoch, at });
      await fillRestored(tx, 'postgres');
      return imported;
    });
  } finally {
    await close();
  }
};

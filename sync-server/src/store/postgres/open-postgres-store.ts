import { randomUUID } from 'node:crypto';

import { sql, type Transaction } from 'kysely';

import type { Store } from '../port';
import { siteQueue } from '../site-queue';
import type { WriteHint } from '../port';
import { openSqlStore, type NewStore } from '../sql/open-sql-store';
import { EPOCH } from '../sql/rotations';
import type { Tables } from '../sql/tables';
import type { SiteRow } from '../sql/write-documents';
import { openPostgresDatabase } from './open-postgres-database';
import { listenForWrites, type WriteLine } from './write-hints';

/** Where the database is, and what a new one needs from outside. */
export type PostgresStoreOptions = NewStore & { readonly url: string };

const WRITE_CHUNK = 500;

/**
 * Locks the counter row of a site until the transaction ends. Whoever comes later waits here, and then sees all that was
 * committed: so numbers are committed in their order, and a reader who follows them misses none.
 */
const lockSite = async (tx: Transaction<Tables>, siteId: string): Promise<SiteRow> => {
  const locked = () =>
    tx.selectFrom('sites').select(['seq', 'chain']).where('id', '=', siteId).forUpdate().executeTakeFirst();
  const known = await locked();
  if (known) return known;
  // Nobody sees the row of a new site before it is committed: by this lock alone another history waits for it, or it for that.
  await tx.selectFrom('meta').select('value').where('name', '=', EPOCH).forShare().execute();
  await tx
    .insertInto('sites')
    .values({ id: siteId, seq: 0, device_count: 0, chain: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await locked()) ?? { seq: 0, chain: '' };
};

/** Opens (and makes or upgrades) a PostgreSQL database as a store. Several processes may do so at once. */
export const openPostgresStore = async ({ url, at, epoch }: PostgresStoreOptions): Promise<Store> => {
  const { db, settings, close } = await openPostgresDatabase(url, at);
  const own = randomUUID();
  let heard: (hint: WriteHint) => void = () => undefined;
  let line: WriteLine | null = null;
  const closeAll = async (): Promise<void> => {
    await line?.close();
    await close();
  };
  try {
    line = await listenForWrites({ own, settings, onHint: (hint) => heard(hint) });
    return await openSqlStore(
      {
        db,
        chunk: WRITE_CHUNK,
        lockSite,
        lockAll: async (tx) => {
          await tx.selectFrom('sites').select('id').orderBy('id').forUpdate().execute();
          await tx.selectFrom('meta').select('value').where('name', '=', EPOCH).forUpdate().execute();
        },
        // The other connections are free for whoever reads.
        inTurn: siteQueue(),
        publish: (hint) => line?.tell(hint),
        subscribe: (listener) => {
          heard = listener;
        },
        now: async () => {
          const { rows } = await sql<{ ms: number }>`
            select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(db);
          return rows[0]?.ms ?? null;
        },
        // PostgreSQL takes dead rows out by itself (autovacuum); see docs/operations.md.
        afterErasure: async () => undefined,
        close: closeAll,
      },
      { at, epoch },
    );
  } catch (error) {
    await closeAll();
    throw error;
  }
};

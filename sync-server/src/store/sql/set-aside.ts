import type { Kysely, Transaction } from 'kysely';

import { sha256 } from '../../lib/sha256';
import type { Origin, QuarantinedRow, Store } from '../port';
import type { Tables } from './tables';

// A row that is set aside may hold anything, and PostgreSQL takes no NUL in a text.
const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}');

/** Keeps rows that were not accepted, each text once. Of an erased person nothing but the id is kept. */
export const setAside = async (
  db: Transaction<Tables>,
  siteId: string,
  rows: readonly QuarantinedRow[],
  { deviceId, at }: Origin,
): Promise<void> => {
  for (const row of rows) {
    const id = storable(row.id);
    const erased = await db
      .selectFrom('erasures.list')
      .select('id')
      .where('site', '=', siteId)
      .where('collection', '=', row.collection)
      .where('id', '=', id)
      .executeTakeFirst();
    await db
      .insertInto('quarantine')
      .values({
        site: siteId,
        collection: row.collection,
        id,
        sha: sha256(row.body),
        why: storable(row.why),
        body: erased ? '' : storable(row.body),
        device: deviceId,
        at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
};

/** Whether this very row was set aside before for this reason. */
export const wasSetAside = async (db: Transaction<Tables>, siteId: string, row: QuarantinedRow): Promise<boolean> => {
  const found = await db
    .selectFrom('quarantine')
    .select('id')
    .where('site', '=', siteId)
    .where('collection', '=', row.collection)
    .where('id', '=', storable(row.id))
    .where('sha', '=', sha256(row.body))
    .where('why', '=', storable(row.why))
    .executeTakeFirst();
  return found !== undefined;
};

/** The rows of a site that were set aside, oldest first. */
export const quarantined = async (db: Kysely<Tables>, siteId: string): ReturnType<Store['quarantined']> => {
  const rows = await db
    .selectFrom('quarantine')
    .select(['collection', 'id', 'why', 'body', 'device', 'at'])
    .where('site', '=', siteId)
    .orderBy('at')
    .orderBy('collection')
    .orderBy('id')
    .orderBy('why')
    .orderBy('sha')
    .execute();
  return rows.map(({ device, ...row }) => ({ ...row, deviceId: device }));
};

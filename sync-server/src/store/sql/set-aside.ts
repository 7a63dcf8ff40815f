import { sql, type ExpressionBuilder, type Kysely, type Transaction } from 'kysely';

import { sha256 } from '../../lib/sha256';
import type { AsidePart } from '../aside-part';
import type { Origin, QuarantinedRow, Store } from '../port';
import { citizenIn } from '../citizen-of';
import { LAST_INSTANT, MOST_ASIDE_OF } from '../aside-part';
import { asideOf, roomAside } from '../room-aside';
import type { Tables } from './tables';

// A row that is set aside may hold anything, and PostgreSQL takes no NUL in a text.
const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}');

const roomOf = async (db: Transaction<Tables>, siteId: string, deviceId: string, family: readonly string[]) => {
  const there = await db
    .selectFrom('quarantine')
    .select((fields) => [
      'why',
      fields.fn.countAll<number | string>().as('count'),
      sql<number | string>`sum(octet_length(body))`.as('bytes'),
    ])
    .where('site', '=', siteId)
    .where('device', 'in', family)
    .groupBy('why')
    .execute();
  const reasons = there.map(({ why, count, bytes }) => ({ why, count: Number(count), bytes: Number(bytes) }));
  return roomAside(deviceId, asideOf(reasons));
};

/** Keeps rows that were not accepted, each text once, as long as there is room. Of an erased person nothing but the id is kept. */
export const setAside = async (
  db: Transaction<Tables>,
  siteId: string,
  rows: readonly QuarantinedRow[],
  { deviceId, at }: Origin,
  family: readonly string[] = [deviceId],
): Promise<readonly boolean[]> => {
  const room = await roomOf(db, siteId, deviceId, family);
  const kept: boolean[] = [];
  for (const row of rows) {
    const id = storable(row.id);
    const erased = await db
      .selectFrom('erasures.list')
      .select('id')
      .where('site', '=', siteId)
      .where((where) =>
        where.or([
          where.and([where('collection', '=', row.collection), where('id', '=', id)]),
          where.and([where('collection', '=', 'citizens'), where('id', '=', storable(citizenIn(row.body)))]),
        ]),
      )
      .executeTakeFirst();
    const isThere = await wasSetAside(db, siteId, row);
    const body = isThere ? null : room.take({ ...row, body: storable(row.body) }, erased !== undefined);
    kept.push(isThere || body !== null);
    if (body !== null)
      await db
        .insertInto('quarantine')
        .values({
          site: siteId,
          collection: row.collection,
          id,
          sha: sha256(row.body),
          why: storable(row.why),
          body,
          device: deviceId,
          at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
  return kept;
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

/** The rows of a site that were set aside, the newest first. */
const newestAside = (db: Kysely<Tables>, siteId: string) =>
  db
    .selectFrom('quarantine')
    .select(['collection', 'id', 'why', 'body', 'device as deviceId', 'at'])
    .where('site', '=', siteId)
    .orderBy('at', 'desc')
    .orderBy('collection', 'desc')
    .orderBy('id', 'desc')
    .orderBy('why', 'desc')
    .orderBy('sha', 'desc');

/** The rows of a site that were set aside, oldest first. */
export const quarantined = async (
  db: Kysely<Tables>,
  ...[siteId, wish]: Parameters<Store['quarantined']>
): ReturnType<Store['quarantined']> => {
  let query = newestAside(db, siteId);
  if (wish) query = query.where('why', 'not in', wish.without).limit(wish.most);
  return (await query.execute()).toReversed();
};

/** The part of a site’s transaction that sees to rows that were set aside. */
export const asidePart = (db: Transaction<Tables>, siteId: string): AsidePart => ({
  quarantine: (...args) => setAside(db, siteId, ...args),
  wasQuarantined: (row) => wasSetAside(db, siteId, row),
  asideOf: async (collection, id, why) => {
    let query = newestAside(db, siteId)
      .where('collection', '=', collection)
      .where('id', '=', storable(id))
      .limit(MOST_ASIDE_OF);
    if (why !== undefined) query = query.where('why', '=', why);
    return (await query.execute()).toReversed();
  },
  settleAside: async ({ collection, id, deviceId, whys, upTo = LAST_INSTANT }, why) => {
    if (whys.length === 0) return;
    const isOne = (where: ExpressionBuilder<Tables, 'quarantine'>) =>
      where.and([
        where('site', '=', siteId),
        where('collection', '=', collection),
        where('id', '=', storable(id)),
        where('device', '=', deviceId),
        where('why', 'in', whys),
        where('at', '<=', upTo),
      ]);
    const rows = await db.selectFrom('quarantine').selectAll().where(isOne).execute();
    await db.deleteFrom('quarantine').where(isOne).execute();
    if (why === '') return;
    for (const row of rows)
      await db
        .insertInto('quarantine')
        .values({ ...row, why })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  },
});

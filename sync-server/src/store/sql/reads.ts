import type { Kysely } from 'kysely';

import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import type { LeftBehind } from '#shared/sync/wire/document-calls';

import { byCodePoint } from '../by-code-point';
import { leadingWithin } from '../leading-within';
import type { AuditReads } from '../audit-port';
import type { Store } from '../port';
import { auditReads } from './audit-reads';
import { bytesOfBody } from './bytes-of-body';
import { idChunks } from './id-chunks';
import { prepared } from './prepared';
import { purgedBelow } from './purge';
import { quarantined } from './set-aside';
import { numbersGiven, voidNumbers } from './numbers';
import type { Tables } from './tables';

const ID_CHUNK = 500;
/** So many writes of a site are looked through for a page of a window: in a long past that few of them are left of, nobody else waits. */
const STRETCH = 20_000;

type Reads = Pick<
  Store,
  | 'head'
  | 'page'
  | 'digests'
  | 'idsOfReasons'
  | 'bodies'
  | 'sizes'
  | 'bodiesWithin'
  | 'bodiesOfCitizens'
  | 'quarantined'
  | 'numbersGiven'
  | 'voidNumbers'
  | 'erasures'
  | 'purgedBelow'
>;

type Place = { readonly siteId: string; readonly collection: string; readonly since: number };
type Wish = { readonly limit: number; readonly mostBytes: number };
type Size = { readonly seq: number; readonly bytes: number };

/** The place that a page reaches of what is there, by the sizes of one document more than it may hold. */
const reachOf = (sizes: readonly Size[], { limit, mostBytes }: Wish, since: number) => {
  const count = leadingWithin(
    sizes.slice(0, limit).map((row) => row.bytes),
    mostBytes,
  );
  return { reached: sizes[count - 1]?.seq ?? since, hasMore: sizes.length > count };
};

/** The texts of a stretch of writes, `''` = of any day. One that is written again meanwhile comes with a later page. */
const stretch = async (db: Kysely<Tables>, { siteId, collection, since }: Place, upTo: number, fromDay: string) => {
  if (upTo <= since) return [];
  const rows = await prepared(
    db,
    'stretch',
    [siteId, collection, since, upTo, fromDay],
    (site, name, after, last, day) =>
      db
        .selectFrom('documents')
        .select('body')
        .where('site', '=', site)
        .where('collection', '=', name)
        .where('seq', '>', after)
        .where('seq', '<=', last)
        .where((where) => where.or([where('last_day', '=', ''), where('last_day', '>=', day)]))
        .orderBy('seq'),
  );
  return rows.map((row) => row.body);
};

const pageInWindow = async (db: Kysely<Tables>, place: Place, wish: Wish, behind: LeftBehind) => {
  const { siteId, collection, since } = place;
  const end = Math.min(behind.upTo, since + STRETCH);
  const sizes = await prepared(
    db,
    'page in window',
    [siteId, collection, since, end, behind.fromDay, wish.limit + 1],
    (site, name, after, last, fromDay, most) =>
      db
        .selectFrom('documents')
        .select(['seq', bytesOfBody])
        .where('site', '=', site)
        .where('collection', '=', name)
        .where('seq', '>', after)
        .where('seq', '<=', last)
        .where((where) => where.or([where('last_day', '=', ''), where('last_day', '>=', fromDay)]))
        .orderBy('seq')
        .limit(most),
  );
  const { reached, hasMore } = reachOf(sizes, wish, since);
  const bodies = await stretch(db, place, reached, behind.fromDay);
  return { bodies, seq: hasMore ? reached : end, hasMore: true };
};

const page = async (db: Kysely<Tables>, place: Place, wish: Wish) => {
  const { siteId, collection, since } = place;
  // Before the rows: what was purged by then is behind whoever has read the last page.
  const line = await purgedBelow(db, siteId, collection);
  const sizes = await prepared(db, 'page', [siteId, collection, since, wish.limit + 1], (site, name, after, most) =>
    db
      .selectFrom('documents')
      .select(['seq', bytesOfBody])
      .where('site', '=', site)
      .where('collection', '=', name)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(most),
  );
  const { reached, hasMore } = reachOf(sizes, wish, since);
  const bodies = await stretch(db, place, reached, '');
  return { bodies, seq: hasMore ? reached : Math.max(reached, line), hasMore };
};

const digests = async (db: Kysely<Tables>, ...[siteId, collection, range]: Parameters<Store['digests']>) => {
  const { after, fromDay, limit } = range;
  let query = db
    .selectFrom('documents')
    .select(['id', 'digest'])
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  if (fromDay !== '')
    query = query.where((where) => where.or([where('last_day', '=', ''), where('last_day', '>=', fromDay)]));
  return (await query.execute()).map((row) => [row.id, row.digest] as const);
};

const idsOfReasons = async (db: Kysely<Tables>, ...[siteId, reasonIds, range]: Parameters<Store['idsOfReasons']>) => {
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('site', '=', siteId)
    .where('reason', 'in', reasonIds)
    .where('reason', '!=', '')
    .where('id', '>', range.after)
    .where('id', '<=', range.upTo)
    .execute();
  return rows.map(({ id }) => id);
};

const bodies = async (db: Kysely<Tables>, ...[siteId, collection, ids]: Parameters<Store['bodies']>) => {
  const found: string[] = [];
  for (const some of idChunks(ids, ID_CHUNK)) {
    const rows = await db
      .selectFrom('documents')
      .select('body')
      .where('site', '=', siteId)
      .where('collection', '=', collection)
      .where('id', 'in', some)
      .orderBy('id')
      .execute();
    for (const row of rows) found.push(row.body);
  }
  return found;
};

const sizes = async (db: Kysely<Tables>, ...[siteId, collection, ids]: Parameters<Store['sizes']>) => {
  const found: { readonly id: string; readonly bytes: number }[] = [];
  for (const some of idChunks(ids, ID_CHUNK))
    for (const row of await db
      .selectFrom('documents')
      .select(['id', bytesOfBody])
      .where('site', '=', siteId)
      .where('collection', '=', collection)
      .where('id', 'in', some)
      .execute())
      found.push(row);
  return found;
};

const bodiesWithin = async (
  db: Kysely<Tables>,
  ...[siteId, collection, ids, mostBytes = MOST_PAGE_BYTES]: Parameters<Store['bodiesWithin']>
) => {
  const found = (await sizes(db, siteId, collection, ids)).sort((a, b) => byCodePoint(a.id, b.id));
  const count = leadingWithin(
    found.map((row) => row.bytes),
    mostBytes,
  );
  const there = found.map((row) => row.id);
  return {
    bodies: await bodies(db, siteId, collection, there.slice(0, count)),
    later: there.slice(count),
  };
};

const bodiesOfCitizens = async (
  db: Kysely<Tables>,
  ...[siteId, collection, ids, mostBytes = MOST_PAGE_BYTES]: Parameters<Store['bodiesOfCitizens']>
) => {
  const named = ids.filter((id) => id !== '');
  if (named.length === 0) return { bodies: [], isWhole: true };
  const sizes = await db
    .selectFrom('documents')
    .select(['id', bytesOfBody])
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('citizen', 'in', named)
    .where('citizen', '!=', '')
    .orderBy('day', 'desc')
    .orderBy('id')
    .execute();
  const count = leadingWithin(
    sizes.map((row) => row.bytes),
    mostBytes,
  );
  const kept = sizes.slice(0, count).map((row) => row.id);
  return { bodies: await bodies(db, siteId, collection, kept), isWhole: count === sizes.length };
};

/** The part of the store that only reads. */
export const reads = (db: Kysely<Tables>): Reads & AuditReads => ({
  ...auditReads(db),
  head: async (siteId) =>
    (await prepared(db, 'head', [siteId], (id) => db.selectFrom('sites').select('seq').where('id', '=', id)))[0]?.seq ??
    0,
  page: (siteId, collection, since, limit, behind, mostBytes = MOST_PAGE_BYTES) => {
    const [place, wish] = [
      { siteId, collection, since },
      { limit, mostBytes },
    ];
    return behind && since < behind.upTo ? pageInWindow(db, place, wish, behind) : page(db, place, wish);
  },
  digests: (...args) => digests(db, ...args),
  idsOfReasons: (...args) => idsOfReasons(db, ...args),
  bodies: (...args) => bodies(db, ...args),
  sizes: async (...args) => new Map((await sizes(db, ...args)).map(({ id, bytes }) => [id, bytes])),
  bodiesWithin: (...args) => bodiesWithin(db, ...args),
  bodiesOfCitizens: (...args) => bodiesOfCitizens(db, ...args),
  quarantined: (...args) => quarantined(db, ...args),
  numbersGiven: (siteId) => numbersGiven(db, siteId),
  voidNumbers: (siteId, day) => voidNumbers(db, siteId, day),
  erasures: (siteId) =>
    db
      .selectFrom('erasures.list')
      .select(['collection', 'id', 'at'])
      .where('site', '=', siteId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  purgedBelow: (...args) => purgedBelow(db, ...args),
});

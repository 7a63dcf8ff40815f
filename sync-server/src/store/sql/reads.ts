import type { Kysely } from 'kysely';

import type { LeftBehind } from '#shared/sync/wire/document-calls';

import type { Store } from '../port';
import { idChunks } from './id-chunks';
import { prepared } from './prepared';
import { purgedBelow } from './purge';
import { quarantined } from './set-aside';
import { voidNumbers } from './numbers';
import type { Tables } from './tables';

const ID_CHUNK = 500;
/** So many writes of a site are looked through for a page of a window: in a long past that few of them are left of, nobody else waits. */
const STRETCH = 20_000;

type Reads = Pick<
  Store,
  | 'head'
  | 'page'
  | 'audit'
  | 'history'
  | 'digests'
  | 'bodies'
  | 'bodiesOfCitizens'
  | 'quarantined'
  | 'voidNumbers'
  | 'erasures'
  | 'purgedBelow'
>;

type PageArgs = readonly [siteId: string, collection: string, since: number, limit: number];

const pageInWindow = async (
  db: Kysely<Tables>,
  ...[siteId, collection, since, limit, behind]: [...PageArgs, LeftBehind]
) => {
  const end = Math.min(behind.upTo, since + STRETCH);
  const rows = await prepared(
    db,
    'page in window',
    [siteId, collection, since, end, behind.fromDay, limit + 1],
    (site, name, after, last, fromDay, most) =>
      db
        .selectFrom('documents')
        .select(['seq', 'body'])
        .where('site', '=', site)
        .where('collection', '=', name)
        .where('seq', '>', after)
        .where('seq', '<=', last)
        .where((where) => where.or([where('last_day', '=', ''), where('last_day', '>=', fromDay)]))
        .orderBy('seq')
        .limit(most),
  );
  const kept = rows.slice(0, limit);
  const bodies = kept.map((row) => row.body);
  return { bodies, seq: rows.length > limit ? (kept.at(-1)?.seq ?? since) : end, hasMore: true };
};

const page = async (db: Kysely<Tables>, ...[siteId, collection, since, limit]: PageArgs) => {
  // Before the rows: what was purged by then is behind whoever has read the last page.
  const line = await purgedBelow(db, siteId, collection);
  const rows = await prepared(db, 'page', [siteId, collection, since, limit + 1], (site, name, after, most) =>
    db
      .selectFrom('documents')
      .select(['seq', 'body'])
      .where('site', '=', site)
      .where('collection', '=', name)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(most),
  );
  const kept = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const reached = kept.at(-1)?.seq ?? since;
  return { bodies: kept.map((row) => row.body), seq: hasMore ? reached : Math.max(reached, line), hasMore };
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

const bodiesOfCitizens = async (
  db: Kysely<Tables>,
  ...[siteId, collection, ids]: Parameters<Store['bodiesOfCitizens']>
) => {
  const named = ids.filter((id) => id !== '');
  if (named.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select('body')
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('citizen', 'in', named)
    .where('citizen', '!=', '')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.body);
};

/** The part of the store that only reads. */
export const reads = (db: Kysely<Tables>): Reads => ({
  head: async (siteId) =>
    (await prepared(db, 'head', [siteId], (id) => db.selectFrom('sites').select('seq').where('id', '=', id)))[0]?.seq ??
    0,
  page: (siteId, collection, since, limit, behind) =>
    behind && since < behind.upTo
      ? pageInWindow(db, siteId, collection, since, limit, behind)
      : page(db, siteId, collection, since, limit),
  audit: async (siteId, since, limit) => {
    const rows = await db
      .selectFrom('audit')
      .select(['seq', 'at', 'device', 'collection', 'id', 'sha', 'chain'])
      .where('site', '=', siteId)
      .where('seq', '>', since)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ device, ...entry }) => ({ ...entry, deviceId: device }));
  },
  history: async (siteId, since, limit) => {
    const rows = await db
      .selectFrom('history')
      .select(['seq', 'collection', 'id', 'delta'])
      .where('site', '=', siteId)
      .where('seq', '>', since)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ delta, ...entry }) => ({
      ...entry,
      delta: delta === '' ? null : (JSON.parse(delta) as unknown),
    }));
  },
  digests: (...args) => digests(db, ...args),
  bodies: (...args) => bodies(db, ...args),
  bodiesOfCitizens: (...args) => bodiesOfCitizens(db, ...args),
  quarantined: (siteId) => quarantined(db, siteId),
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

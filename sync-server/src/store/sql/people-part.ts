import { sql, type Transaction } from 'kysely';

import type { WireDocument } from '#shared/sync/protocol';

import type { PeoplePart } from '../citizen-of';
import type { Written } from '../port';
import { idChunks } from './id-chunks';
import type { Tables } from './tables';

/** So many ids are looked for in one walk over a collection. */
const AT_ONCE = 50;
const LIST_CHUNK = 500;

/** The part of a site’s transaction that finds what is kept of people. */
export const peoplePart = (db: Transaction<Tables>, siteId: string): PeoplePart => ({
  naming: async (collection, ids) => {
    const found = new Map<string, WireDocument>();
    for (const some of idChunks(ids, AT_ONCE)) {
      const rows = await db
        .selectFrom('documents')
        .select(['id', 'body'])
        .where('site', '=', siteId)
        .where('collection', '=', collection)
        .where((where) =>
          where.or(
            some.map((id) => where(sql<string>`replace(body, ${JSON.stringify(id)}, '')`, '!=', where.ref('body'))),
          ),
        )
        .orderBy('id')
        .execute();
      for (const { id, body } of rows) found.set(id, JSON.parse(body) as WireDocument);
    }
    return [...found.values()];
  },
  erasedOf: async (ids) => {
    const erased = new Set<string>();
    for (const some of idChunks(ids, LIST_CHUNK)) {
      const rows = await db
        .selectFrom('erasures.list')
        .select('id')
        .where('site', '=', siteId)
        .where('collection', '=', 'citizens')
        .where('id', 'in', some)
        .execute();
      for (const { id } of rows) erased.add(id);
    }
    return erased;
  },
});

/** Takes words that left a document out of what was kept of it before. Says whether anything was there. */
export const clearKept = async (
  db: Transaction<Tables>,
  siteId: string,
  collection: string,
  { document: { id }, cleared }: Written,
): Promise<boolean> => {
  if (!cleared) return false;
  let isChanged = false;
  const past = await db
    .selectFrom('history')
    .select(['seq', 'delta'])
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .where('delta', '!=', '')
    .execute();
  for (const { seq, delta } of past) {
    const left = JSON.stringify(cleared.past(JSON.parse(delta)));
    if (left === delta) continue;
    isChanged = true;
    await db.updateTable('history').set({ delta: left }).where('site', '=', siteId).where('seq', '=', seq).execute();
  }
  const aside = await db
    .selectFrom('quarantine')
    .select(['sha', 'why', 'body'])
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .where('body', '!=', '')
    .execute();
  for (const { sha, why, body } of aside) {
    const left = cleared.aside(body);
    if (left === body) continue;
    isChanged = true;
    await db
      .updateTable('quarantine')
      .set({ body: left })
      .where('site', '=', siteId)
      .where('collection', '=', collection)
      .where('id', '=', id)
      .where('sha', '=', sha)
      .where('why', '=', why)
      .execute();
  }
  return isChanged;
};

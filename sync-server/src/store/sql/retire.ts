import type { Kysely, Transaction } from 'kysely';

import { chainOf } from '../chain';
import type { Origin } from '../aside-part';
import type { OverRow, OverWish, RetireReads } from '../retire-port';
import { chunksOf } from './chunks-of';
import type { Tables } from './tables';
import { moveSite, type SiteRow } from './write-documents';

const RETIRED_CHUNK = 200;

/** What is kept beside documents and names them. */
const forgetBeside = async (db: Transaction<Tables>, site: string, collection: string, ids: readonly string[]) => {
  for (const table of ['history', 'quarantine'] as const)
    await db
      .deleteFrom(table)
      .where('site', '=', site)
      .where('collection', '=', collection)
      .where('id', 'in', ids)
      .execute();
  if (collection === 'appointments') {
    await db.deleteFrom('messages').where('site', '=', site).where('appointment_id', 'in', ids).execute();
    await db.deleteFrom('holds').where('site', '=', site).where('appointment_id', 'in', ids).execute();
  }
  if (collection !== 'tickets') return;
  await db.deleteFrom('call_claims').where('site', '=', site).where('ticket_id', 'in', ids).execute();
  await db.deleteFrom('call_answers').where('site', '=', site).where('ticket_id', 'in', ids).execute();
};

/** See `RetirePart.retire`. Gives where the counter of the site then stands. */
export const retireDocuments = async (
  db: Transaction<Tables>,
  { siteId: site, collection }: { readonly siteId: string; readonly collection: string },
  rows: readonly OverRow[],
  { at, deviceId }: Origin,
  from: SiteRow,
): Promise<{ readonly end: SiteRow; readonly gone: readonly string[] }> => {
  let { seq, chain } = from;
  const gone: string[] = [];
  for (const some of chunksOf(rows, RETIRED_CHUNK)) {
    const stood = new Map(some.map((row) => [row.id, row.seq]));
    const stored = await db
      .selectFrom('documents')
      .select(['id', 'seq'])
      .where('site', '=', site)
      .where('collection', '=', collection)
      .where('id', 'in', [...stood.keys()])
      .execute();
    const ids = stored.filter((row) => stood.get(row.id) === Number(row.seq)).map((row) => row.id);
    if (ids.length === 0) continue;
    await db
      .deleteFrom('documents')
      .where('site', '=', site)
      .where('collection', '=', collection)
      .where('id', 'in', ids)
      .execute();
    await forgetBeside(db, site, collection, ids);
    const audit: Tables['audit'][] = [];
    for (const id of ids) {
      seq += 1;
      chain = chainOf(chain, { seq, at, deviceId, collection, id, sha: '' });
      audit.push({ site, seq, at, device: deviceId, collection, id, sha: '', chain });
    }
    await db.insertInto('audit').values(audit).execute();
    gone.push(...ids);
  }
  if (gone.length > 0) {
    await moveSite(db, site, { seq, chain });
    await db
      .insertInto('retired')
      .values({ site, collection, seq })
      .onConflict((conflict) => conflict.columns(['site', 'collection']).doUpdateSet({ seq }))
      .execute();
  }
  return { end: { seq, chain }, gone };
};

const living = (db: Kysely<Tables>, site: string, collection: string, after: string, limit: number) =>
  db
    .selectFrom('documents')
    .innerJoin('audit', (join) =>
      join.onRef('audit.site', '=', 'documents.site').onRef('audit.seq', '=', 'documents.seq'),
    )
    .where('documents.site', '=', site)
    .where('documents.collection', '=', collection)
    .where('documents.deleted', '=', 0)
    .where('documents.id', '>', after)
    .orderBy('documents.id')
    .limit(limit);

/** See `RetireReads`. */
export const retireReads = (db: Kysely<Tables>): RetireReads => ({
  over: async (siteId, collection, { before, writtenBefore, after, limit }) => {
    const rows = await living(db, siteId, collection, after, limit)
      .select(['documents.id', 'documents.seq'])
      .where('documents.last_day', '!=', '')
      .where('documents.last_day', '<', before)
      .where('audit.at', '<', writtenBefore)
      .execute();
    return rows.map(({ id, seq }) => ({ id, seq: Number(seq) }));
  },
  notOver: async (
    siteId,
    collection,
    { before, writtenBefore, after, limit }: OverWish & { after: string; limit: number },
  ) => {
    const rows = await living(db, siteId, collection, after, limit)
      .select(['documents.id', 'documents.seq', 'documents.body', 'audit.at'])
      .where('documents.day', '<', before)
      .where((where) =>
        where.or([
          where('documents.last_day', '=', ''),
          where('documents.last_day', '>=', before),
          where('audit.at', '>=', writtenBefore),
        ]),
      )
      .execute();
    return rows.map(({ id, seq, body, at }) => ({ id, seq: Number(seq), body, isAtRest: at < writtenBefore }));
  },
});

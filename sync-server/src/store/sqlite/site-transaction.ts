import { sql, type Transaction } from 'kysely';

import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { sha256 } from '../../lib/sha256';
import type { Origin, QuarantinedRow, SiteTransaction } from '../port';
import { callClaims } from './call-claims';
import { chunksOf } from './chunks-of';
import { issueNumber } from './issue-number';
import type { Tables } from './tables';

const READ_CHUNK = 500;
const WRITE_CHUNK = 100;

const dayOf = (document: WireDocument): string => (typeof document['day'] === 'string' ? document['day'] : '');

const parse = (row: { readonly body: string }): WireDocument => JSON.parse(row.body) as WireDocument;

/** The site's side of an open transaction. The counter row in `sites` is the lock, the order and the guard in one. */
export const siteTransaction = (db: Transaction<Tables>, siteId: string): SiteTransaction => {
  const head = async (): Promise<number> => {
    const row = await db.selectFrom('sites').select('seq').where('id', '=', siteId).executeTakeFirst();
    return row?.seq ?? 0;
  };

  const takeSeqs = async (count: number): Promise<number> => {
    const row = await db
      .insertInto('sites')
      .values({ id: siteId, seq: count, device_count: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seq: sql<number>`sites.seq + ${count}` }))
      .returning('seq')
      .executeTakeFirstOrThrow();
    return row.seq - count;
  };

  const read = async (
    collection: CollectionName,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, WireDocument>> => {
    const found = new Map<string, WireDocument>();
    for (const chunk of chunksOf(ids, READ_CHUNK)) {
      const rows = await db
        .selectFrom('documents')
        .select(['id', 'body'])
        .where('site', '=', siteId)
        .where('collection', '=', collection)
        .where('id', 'in', chunk)
        .execute();
      for (const row of rows) found.set(row.id, parse(row));
    }
    return found;
  };

  const all = (collection: CollectionName) =>
    db.selectFrom('documents').select('body').where('site', '=', siteId).where('collection', '=', collection);

  const write = async (
    collection: CollectionName,
    documents: readonly WireDocument[],
    origin: Origin,
  ): Promise<number> => {
    let seq = await takeSeqs(documents.length);
    for (const chunk of chunksOf(documents, WRITE_CHUNK)) {
      const rows = chunk.map((document) => {
        seq += 1;
        const body = JSON.stringify(document);
        return {
          site: siteId,
          collection,
          id: document.id,
          seq,
          deleted: document._deleted ? 1 : 0,
          day: dayOf(document),
          body,
        };
      });
      await db
        .insertInto('documents')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['site', 'collection', 'id']).doUpdateSet((excluded) => ({
            seq: excluded.ref('excluded.seq'),
            deleted: excluded.ref('excluded.deleted'),
            day: excluded.ref('excluded.day'),
            body: excluded.ref('excluded.body'),
          })),
        )
        .execute();
      await db
        .insertInto('audit')
        .values(
          rows.map((row) => ({
            site: siteId,
            seq: row.seq,
            at: origin.at,
            device: origin.deviceId,
            collection,
            id: row.id,
            sha: sha256(row.body),
          })),
        )
        .execute();
    }
    return seq;
  };

  const quarantine = async (rows: readonly QuarantinedRow[], origin: Origin): Promise<void> => {
    for (const row of rows) {
      await db
        .insertInto('quarantine')
        .values({ site: siteId, ...row, sha: sha256(row.body), device: origin.deviceId, at: origin.at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  };

  return {
    siteId,
    head,
    read,
    readDay: async (collection, day) =>
      day === '' ? [] : (await all(collection).where('day', '=', day).execute()).map(parse),
    readAll: async (collection) => (await all(collection).execute()).map(parse),
    write,
    quarantine,
    issueNumber: (wish) => issueNumber(db, siteId, wish),
    ...callClaims(db, siteId),
  };
};

import { normalizeMangoQuery, prepareQuery, type MangoQuery, type RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';

import { sleep } from './waker';

/** So many documents are read and digested at a stretch; a person who types never waits longer than that. */
const slice = 250;

/** Straight from the storage: the caches of RxDB must not fill up with what nobody looks at. */
const nextRows = async (
  collection: RxCollection<Documents[CollectionName]>,
  after: string,
): Promise<readonly Documents[CollectionName][]> => {
  const schema = collection.schema.jsonSchema;
  const selector = { id: { $gt: after }, _deleted: { $eq: false } };
  const query: unknown = { selector, sort: [{ id: 'asc' }], limit: slice };
  const normal = normalizeMangoQuery<Documents[CollectionName]>(schema, query as MangoQuery<Documents[CollectionName]>);
  const { documents } = await collection.storageInstance.query(prepareQuery(schema, normal));
  return documents as unknown as readonly Documents[CollectionName][];
};

/** What this desk holds of a collection, by id: of the documents that `counts` says are to be compared. */
export const localDigests = async (
  collection: RxCollection<Documents[CollectionName]>,
  counts: (document: Documents[CollectionName]) => boolean,
  signal: AbortSignal,
): Promise<Map<string, string>> => {
  const digests = new Map<string, string>();
  for (let after = ''; ;) {
    const rows = await nextRows(collection, after);
    if (rows.length === 0 || signal.aborted) return digests;
    for (const row of rows) if (counts(row)) digests.set(row.id, digestOf(row));
    after = rows.at(-1)?.id ?? after;
    await sleep(0, signal);
  }
};

import { normalizeMangoQuery, prepareQuery, type MangoQuery, type RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';

import { sleep } from './waker';

/** So many documents are read and digested at a stretch; a person who types never waits longer than that. */
const slice = 250;

type Row = { readonly id: string; readonly day?: string };

/** Straight from the storage: the caches of RxDB must not fill up with what nobody looks at. */
const read = async (
  collection: RxCollection<Documents[CollectionName]>,
  query: MangoQuery<Row>,
): Promise<readonly (Row & object)[]> => {
  const schema = collection.schema.jsonSchema;
  const alive = { ...query, selector: { ...query.selector, _deleted: { $eq: false } } };
  const normal = normalizeMangoQuery<Documents[CollectionName]>(schema, alive as MangoQuery<Documents[CollectionName]>);
  const { documents } = await collection.storageInstance.query(prepareQuery(schema, normal));
  return documents as unknown as (Row & object)[];
};

type Cursor = { readonly day: string; readonly id: string; readonly onLastDay: number };

/** The slice that comes after a cursor, by the index of the day where there is one, else by id. */
const next = async (
  collection: RxCollection<Documents[CollectionName]>,
  byDay: boolean,
  cursor: Cursor,
): Promise<readonly (Row & object)[]> => {
  if (!byDay) return read(collection, { selector: { id: { $gt: cursor.id } }, sort: [{ id: 'asc' }], limit: slice });
  const rows = await read(collection, {
    selector: { day: { $gte: cursor.day } },
    sort: [{ day: 'asc' }, { id: 'asc' }],
    limit: slice + cursor.onLastDay,
  });
  return rows.filter((row) => (row.day ?? '') > cursor.day || row.id > cursor.id);
};

const after = (cursor: Cursor, rows: readonly Row[]): Cursor => {
  const last = rows.at(-1);
  if (!last) return cursor;
  const day = last.day ?? '';
  const onLastDay = rows.filter((row) => row.day === last.day).length;
  return { day, id: last.id, onLastDay: onLastDay + (day === cursor.day ? cursor.onLastDay : 0) };
};

/** What this desk holds of a collection, by id: from a civil day on where the documents have one (`fromDay` not `''`). */
export const localDigests = async (
  collection: RxCollection<Documents[CollectionName]>,
  fromDay: string,
  signal: AbortSignal,
): Promise<Map<string, string>> => {
  const digests = new Map<string, string>();
  let cursor: Cursor = { day: fromDay, id: '', onLastDay: 0 };
  for (;;) {
    const rows = await next(collection, fromDay !== '', cursor);
    if (rows.length === 0 || signal.aborted) return digests;
    for (const row of rows) digests.set(row.id, digestOf(row));
    cursor = after(cursor, rows);
    await sleep(0, signal);
  }
};

import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { fillWithDefaultSettings, getChangedDocumentsSince } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { afterEach, expect, it, vi } from 'vitest';

import { findsChangesByIndex } from './changed-since';

type Row = { readonly id: string };

const schema = fillWithDefaultSettings<Row>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 20 } },
  required: ['id'],
});

let turn = 0;
/** The same rows as RxDB's own storage tells of them, and by the index. `lwt` is when a row was written. */
const openBoth = async (rows: readonly (Row & { readonly lwt: number; readonly isGone: boolean })[]) => {
  const params = {
    databaseName: `changes-${(turn += 1)}`,
    collectionName: 'rows',
    databaseInstanceToken: 'token',
    multiInstance: false,
    options: {},
    schema,
    devMode: false,
  };
  const own = await getRxStorageDexie().createStorageInstance<Row>(params);
  const byIndex = await findsChangesByIndex(getRxStorageDexie()).createStorageInstance<Row>(params);
  const writes = rows.map(({ lwt, isGone, id }) => ({
    document: { id, _deleted: isGone, _attachments: {}, _rev: `1-${id}`, _meta: { lwt } },
  }));
  if (writes.length > 0) expect((await own.bulkWrite(writes, 'test')).error).toEqual([]);
  return { own, byIndex, close: () => Promise.all([own.close(), byIndex.close()]) };
};

const rows = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom('a', 'b', '~', 'é'), minLength: 1, maxLength: 3 }),
    // What is written together bears one time.
    lwt: fc.constantFrom(2, 3, 3.01, 4),
    isGone: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 40, size: 'max' },
);

afterEach(() => void vi.restoreAllMocks());

it('finds what was written after a place, and where that ends, as RxDB does', async () => {
  const place = fc.option(
    fc.record({ id: fc.constantFrom('', 'a', 'b~', 'é'), lwt: fc.constantFrom(0, 2, 3, 3.01, 4) }),
    { nil: undefined },
  );
  await fc.assert(
    fc.asyncProperty(rows, place, fc.integer({ min: 1, max: 30 }), async (all, after, limit) => {
      const { own, byIndex, close } = await openBoth(all);
      expect(await getChangedDocumentsSince(byIndex, limit, after)).toEqual(
        await getChangedDocumentsSince(own, limit, after),
      );
      await close();
    }),
    { numRuns: 60 },
  );
});

it('steps through nothing of what the last write wrote', async () => {
  const { byIndex, close } = await openBoth(
    Array.from({ length: 40 }, (_, at) => ({ id: `r${at}`, lwt: 3, isGone: false })),
  );
  const cursors = vi.spyOn(IDBIndex.prototype, 'openCursor');
  const last = await getChangedDocumentsSince(byIndex, 1_000);
  const after = await getChangedDocumentsSince(byIndex, 1_000, last.checkpoint);
  expect([last.documents.length, after.documents.length]).toEqual([40, 0]);
  expect(cursors).not.toHaveBeenCalled();
  await close();
});

it('tells nothing of a storage that is closed, which is no loss of the store', async () => {
  const { byIndex, close } = await openBoth([]);
  await close();
  await expect(getChangedDocumentsSince(byIndex, 1)).rejects.toThrow('rows is closed');
});

import 'fake-indexeddb/auto';

import fc from 'fast-check';
import {
  fillWithDefaultSettings,
  getChangedDocumentsSince,
  normalizeMangoQuery,
  prepareQuery,
  type MangoQuery,
} from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { afterEach, expect, it, vi } from 'vitest';

import { inOnePiece } from './in-one-piece';

type Row = { readonly id: string; readonly day: string; readonly isOpen: boolean };

const schema = fillWithDefaultSettings<Row>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 20 },
    day: { type: 'string', maxLength: 10 },
    isOpen: { type: 'boolean' },
  },
  required: ['id', 'day', 'isOpen'],
  indexes: ['day', 'isOpen'],
});

let turn = 0;
/** The same rows as RxDB's own storage gives them, and in one piece. `lwt` is when a row was written. */
const openBoth = async (rows: readonly (Row & { readonly lwt: number; readonly isGone: boolean })[]) => {
  const params = {
    databaseName: `piece-${(turn += 1)}`,
    collectionName: 'rows',
    databaseInstanceToken: 'token',
    multiInstance: false,
    options: {},
    schema,
    devMode: false,
  };
  const plain = await getRxStorageDexie().createStorageInstance<Row>(params);
  const whole = await inOnePiece(getRxStorageDexie()).createStorageInstance<Row>(params);
  const writes = rows.map(({ lwt, isGone, ...row }) => ({
    document: { ...row, _deleted: isGone, _attachments: {}, _rev: `1-${row.id}`, _meta: { lwt } },
  }));
  if (writes.length > 0) expect((await plain.bulkWrite(writes, 'test')).error).toEqual([]);
  return { plain, whole, close: () => Promise.all([plain.close(), whole.close()]) };
};

const days = ['2026-11-23', '2026-11-24', '2026-11-25'] as const;
const rows = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom('a', 'b', '~', 'é'), minLength: 1, maxLength: 3 }),
    day: fc.constantFrom(...days),
    isOpen: fc.boolean(),
    // What is written together bears one time.
    lwt: fc.constantFrom(2, 3, 3.01, 4),
    isGone: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 40, size: 'max' },
);
const alive = { _deleted: { $eq: false } };
const queries: readonly MangoQuery<Row>[] = [
  { selector: { day: days[1] } },
  { selector: { day: { $gt: days[0], $lte: days[2] } } },
  { selector: { day: days[1], isOpen: true } },
  { selector: { day: days[1] }, limit: 2 },
  { selector: { day: days[1], id: { $gt: 'b', $lt: 'é' } } },
  { selector: { day: days[1], id: { $gte: 'b', $lte: '~' } } },
  { selector: { day: days[1] }, sort: [{ id: 'desc' }] },
  { selector: { isOpen: true }, sort: [{ id: 'desc' }], limit: 3, skip: 1 },
  { selector: { id: { $in: ['a', 'b'] } } },
  { selector: {} },
];

afterEach(() => void vi.restoreAllMocks());

it('answers every question as RxDB does, row for row', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const { plain, whole, close } = await openBoth(all);
      for (const { selector = {}, ...rest } of queries) {
        const query = { ...rest, selector: { ...selector, ...alive } } as MangoQuery<Row>;
        const ask = () => prepareQuery(schema, normalizeMangoQuery(schema, structuredClone(query)));
        expect(await whole.query(ask())).toEqual(await plain.query(ask()));
      }
      await close();
    }),
    { numRuns: 25 },
  );
});

it('finds what was written after a place, and where that ends, as RxDB does', async () => {
  const place = fc.option(
    fc.record({ id: fc.constantFrom('', 'a', 'b~', 'é'), lwt: fc.constantFrom(0, 2, 3, 3.01, 4) }),
    {
      nil: undefined,
    },
  );
  await fc.assert(
    fc.asyncProperty(rows, place, fc.integer({ min: 1, max: 30 }), async (all, after, limit) => {
      const { plain, whole, close } = await openBoth(all);
      expect(await getChangedDocumentsSince(whole, limit, after)).toEqual(
        await getChangedDocumentsSince(plain, limit, after),
      );
      await close();
    }),
    { numRuns: 60 },
  );
});

it('steps through no row, neither of a day nor of what the last write wrote', async () => {
  const many = Array.from({ length: 40 }, (_, at) => ({
    id: `r${at}`,
    day: days[1],
    isOpen: true,
    lwt: 3,
    isGone: false,
  }));
  const { whole, close } = await openBoth(many);
  const cursors = vi.spyOn(IDBIndex.prototype, 'openCursor');
  const query = { selector: { day: days[1], ...alive } } as MangoQuery<Row>;
  const found = await whole.query(prepareQuery(schema, normalizeMangoQuery(schema, query)));
  const last = await getChangedDocumentsSince(whole, 1_000);
  const after = await getChangedDocumentsSince(whole, 1_000, last.checkpoint);
  expect([found.documents.length, last.documents.length, after.documents.length]).toEqual([40, 40, 0]);
  expect(cursors).not.toHaveBeenCalled();
  await close();
});

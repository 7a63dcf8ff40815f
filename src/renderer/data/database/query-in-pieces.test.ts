import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { normalizeMangoQuery, prepareQuery, type MangoQuery, type PreparedQuery } from 'rxdb/plugins/core';
import { dexieQuery, getRxStorageDexie, type RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { demoTown } from '#shared/demo/demo-town';
import type { Appointment } from '#shared/domain/model/appointment';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from './collections';
import { openDatabase } from './open-database';
import { queryInPieces } from './query-in-pieces';

const today = '2026-11-23';
const { appointments } = demoTown({ seed: 4, today });
const citizenIds = appointments.slice(0, 20).map(({ citizenId }) => citizenId);

let database: GuichetDatabase;
let storage: RxStorageInstanceDexie<Appointment>;

beforeAll(async () => {
  database = await openDatabase({ storeName: 'pieces', storage: getRxStorageDexie(), multiInstance: false });
  await database.appointments.bulkInsert(appointments.slice(0, 150));
  // What was let go of stays in the index, as deleted.
  await database.appointments.bulkRemove(appointments.slice(0, 15).map(({ id }) => id));
  const { storageInstance } = database.appointments;
  // RxDB wraps what it was given.
  storage = (storageInstance as unknown as { originalStorageInstance: typeof storage }).originalStorageInstance;
});
afterAll(async () => void (await database.close()));

const prepared = (query: MangoQuery<Appointment>): PreparedQuery<Appointment> => {
  const schema = database.appointments.schema.jsonSchema;
  return prepareQuery(schema, normalizeMangoQuery<Appointment>(schema, query));
};

const day = fc.integer({ min: -16, max: 23 }).map((offset) => addDays(today, offset));
const selector = fc.oneof(
  fc.constant({}),
  day.map((one) => ({ day: one })),
  fc.tuple(day, day).map(([from, to]) => ({ day: { $gte: from, $lte: to } })),
  fc.tuple(day, day).map(([from, to]) => ({ day: { $gt: from, $lt: to }, status: { $in: ['booked', 'attended'] } })),
  fc.uniqueArray(day, { maxLength: 4 }).map((days) => ({ day: { $in: days } })),
  fc.constantFrom(...citizenIds).map((citizenId) => ({ citizenId })),
  fc.constantFrom(...citizenIds).map((citizenId) => ({ citizenId, status: { $ne: 'void' } })),
  fc.constantFrom('CNI', '').map((text) => ({ deskId: { $gt: text } })),
  // What an exchange asks: all that was written since.
  fc.constantFrom(0, 1).map((ago) => ({ '_meta.lwt': { $gte: ago } })),
  fc.constantFrom(true, false).map((gone) => ({ _deleted: gone })),
);
const sort = fc.constantFrom<readonly object[] | null>(
  null,
  [{ day: 'asc' }],
  [{ day: 'desc' }],
  [{ id: 'asc' }],
  [{ id: 'desc' }],
  [{ day: 'desc' }, { time: 'asc' }],
  [{ '_meta.lwt': 'asc' }, { id: 'asc' }],
);
const count = fc.option(fc.integer({ min: 0, max: 30 }));

it('answers as the storage answers, whatever is asked and however small the pieces are', async () => {
  await fc.assert(
    fc.asyncProperty(
      selector,
      sort,
      count,
      count,
      fc.integer({ min: 1, max: 90 }),
      async (wanted, by, skip, limit, piece) => {
        const query = prepared({
          selector:
            '_meta.lwt' in wanted ? { '_meta.lwt': wanted['_meta.lwt'] } : { _deleted: { $eq: false }, ...wanted },
          ...(by ? { sort: by } : {}),
          ...(skip === null ? {} : { skip }),
          ...(limit === null ? {} : { limit }),
        } as unknown as MangoQuery<Appointment>);
        expect(await queryInPieces(storage, query, piece)).toEqual(await dexieQuery(storage, query));
      },
    ),
    { numRuns: 120 },
  );
}, 60_000);

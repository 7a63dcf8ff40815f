import fc from 'fast-check';
import { firstValueFrom } from 'rxjs';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { describe, expect, it } from 'vitest';

import type { Ticket } from '#shared/domain/model/ticket';
import { byId, compareText } from '#shared/lib/compare';
import { foldDocument } from '#shared/sync/merge-document';

import { newId } from '../platform/ids';
import { openDatabase } from './database/open-database';
import { plainAll } from './plain';
import { watchCitizens, watchDays } from './watch-rows';

const storages = {
  IndexedDB: () => getRxStorageDexie({ indexedDB: new IDBFactory(), IDBKeyRange }),
  memory: () => getRxStorageMemory(),
};

const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
const by = { agentId: '', deviceId: 'd', deskId: '' };
const ticket = (id: string, day: string, priority: boolean): Ticket => {
  const facts = { reasonId: 'r', priority, appointmentId: '', requestId: '', citizenId: 'c', dueAt: '' };
  const issued = { id: `${id}e`, n: 1, at: `${day}T09:00:00.000Z`, by, type: 'issued', day, series: 'A', number: 1 };
  return foldDocument('tickets', id, 's', [{ ...issued, ...facts }]);
};

/** The last day first, so that a change of day moves a ticket in the answer. */
const byDay = (a: Ticket, b: Ticket): number => compareText(b.day, a.day) || byId(a, b);

const step = fc.record({
  kind: fc.constantFrom('put', 'putMany', 'remove', 'watch'),
  id: fc.integer({ min: 0, max: 6 }).map((at) => `t${at}`),
  day: fc.constantFrom(...days),
  priority: fc.boolean(),
});

describe.each(Object.entries(storages))('the documents of some days in %s', (_, storage) => {
  it('are at every moment those that a query finds, in their order, whatever is written while they are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.integer({ min: 0, max: 14 }), async (steps, watchAt) => {
        const database = await openDatabase({ storeName: newId(), storage: storage(), multiInstance: false });
        const { tickets } = database;
        const answers: (readonly Ticket[])[] = [];
        const watch = () =>
          watchDays<'tickets'>(tickets, '2026-11-21', '2026-11-23', byDay).subscribe((all) => answers.push(all));
        let watching = watchAt === 0 ? watch() : null;
        for (const [index, { kind, id, day, priority }] of steps.entries()) {
          // Not waited for: it reads while the next step writes.
          if (index + 1 === watchAt) watching ??= watch();
          if (kind === 'remove') await (await tickets.findOne(id).exec())?.incrementalRemove();
          else if (kind === 'putMany')
            await tickets.bulkUpsert([ticket(id, day, priority), ticket(`${id}b`, day, !priority)]);
          else if (kind === 'put') await tickets.upsert(ticket(id, day, priority));
        }
        watching ??= watch();
        const selector = { day: { $gte: '2026-11-21', $lte: '2026-11-23' } };
        const wanted = plainAll(await tickets.find({ selector }).exec());
        await expect.poll(() => answers.at(-1)).toEqual(wanted.toSorted(byDay));
        watching.unsubscribe();
        await database.close();
      }),
      { numRuns: 40 },
    );
  });

  it('are the same objects in the next answer where they did not change', async () => {
    const database = await openDatabase({ storeName: newId(), storage: storage(), multiInstance: false });
    const { tickets } = database;
    await tickets.bulkInsert([ticket('a', '2026-11-21', false), ticket('b', '2026-11-22', false)]);
    const answers: (readonly Ticket[])[] = [];
    const watching = watchDays<'tickets'>(tickets, '2026-11-21', '2026-11-23', byDay).subscribe((all) =>
      answers.push(all),
    );
    await expect.poll(() => answers.length).toBe(1);
    await tickets.upsert(ticket('a', '2026-11-21', true));
    await expect.poll(() => answers.length).toBe(2);
    const of = (at: number, id: string) => answers[at]?.find((one) => one.id === id);
    expect(of(1, 'b')).toBe(of(0, 'b'));
    expect(of(1, 'a')?.priority).toBe(true);
    watching.unsubscribe();
    await database.close();
  });

  it('are only those that are wanted, and leave when they are wanted no more', async () => {
    const database = await openDatabase({ storeName: newId(), storage: storage(), multiInstance: false });
    const { tickets } = database;
    // Over several portions of days.
    await tickets.bulkInsert([
      ticket('a', '2026-09-01', true),
      ticket('b', '2026-11-22', false),
      ticket('c', '2026-11-24', true),
    ]);
    const answers: (readonly string[])[] = [];
    const watching = watchDays<'tickets'>(
      tickets,
      '2026-09-01',
      '2026-11-24',
      byId,
      ({ priority }) => priority,
    ).subscribe((all) => answers.push(all.map(({ id }) => id).toSorted()));
    await expect.poll(() => answers).toEqual([['a', 'c']]);
    await tickets.upsert(ticket('a', '2026-09-01', false));
    await expect.poll(() => answers.at(-1)).toEqual(['c']);
    watching.unsubscribe();
    await database.close();
  });
});

it('citizens are watched like days: those that are wanted, over all portions, in step with every change', async () => {
  const database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
  const { citizens } = database;
  const row = (at: number, erasedAt: string) => ({
    id: `c${String(at).padStart(5, '0')}`,
    siteId: 's',
    fields: {},
    erasedAt,
  });
  await citizens.bulkInsert(
    Array.from({ length: 2_300 }, (_, at) => row(at, at % 1_000 === 7 ? '000000000000001-000000-d' : '')),
  );
  const answers: (readonly string[])[] = [];
  const watching = watchCitizens(database, ({ erasedAt }) => erasedAt !== '').subscribe((all) =>
    answers.push(all.map(({ id }) => id).toSorted()),
  );
  await expect.poll(() => answers.at(-1)).toEqual(['c00007', 'c01007', 'c02007']);
  await citizens.upsert(row(9, '000000000000002-000000-d'));
  await expect.poll(() => answers.at(-1)).toEqual(['c00007', 'c00009', 'c01007', 'c02007']);
  watching.unsubscribe();
  await database.close();
});

it('a half-typed or impossible day asks for nothing, and a stretch of centuries is read all the same', async () => {
  const database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
  const { tickets } = database;
  await tickets.insert(ticket('a', '2026-11-22', false));
  const idsOf = async (from: string, to: string) =>
    (await firstValueFrom(watchDays<'tickets'>(tickets, from, to, byId))).map(({ id }) => id);
  for (const day of ['', '2026-02-31', '20266-01-01', 'demain']) {
    expect(await idsOf(day, '2026-12-31')).toEqual([]);
    expect(await idsOf('2026-01-01', day)).toEqual([]);
  }
  expect(await idsOf('0000-01-01', '9999-12-31')).toEqual(['a']);
  expect(await idsOf('2026-11-23', '2026-11-22')).toEqual([]);
  await database.close();
});

it('a row that is no citizen keeps nobody else from being found', async () => {
  const database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
  await database.citizens.bulkInsert([
    { id: 'c1', siteId: 's', fields: {}, erasedAt: '' },
    { id: 'c2', siteId: 's', erasedAt: '' } as never,
    { id: 'c3', siteId: 's', fields: { lastName: 7 }, erasedAt: '' } as never,
  ]);
  const found = await firstValueFrom(watchCitizens(database, ({ erasedAt }) => erasedAt === ''));
  expect(found.map(({ id }) => id)).toContain('c1');
  await database.close();
});

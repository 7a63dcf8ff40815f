import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { describe, expect, it, vi } from 'vitest';

import { foldDocument } from '#shared/sync/merge-document';
import { addDays, daysBetween } from '#shared/time/civil';

import { newId } from '../platform/ids';
import { openDatabase } from './database/open-database';
import { namedInDays } from './named-in-days';
import { readAfter, readBack, readDays, readDaysAbout } from './read-portion';
import { tableOf } from './seal/sealed-storage';

const storages = {
  IndexedDB: () => getRxStorageDexie({ indexedDB: new IDBFactory(), IDBKeyRange }),
  memory: () => getRxStorageMemory(),
};

const citizen = fc.constantFrom('c1', 'c2', 'c3', '');
const strange = fc.oneof(citizen, fc.constantFrom(7, null, undefined, ['c1']));
/** A ticket as a store may hold it: its log and what stands beside it may name different people, or nobody. */
const storedTicket = fc.record({
  issuedTo: citizen,
  beside: strange,
  more: fc.array(fc.oneof(strange, fc.record({ citizenId: strange }), fc.record({ type: fc.constant('called') })), {
    maxLength: 2,
  }),
  isWhole: fc.boolean(),
});

const by = { agentId: '', deviceId: 'd', deskId: '' };
const ticket = (id: string, day: string, citizenId = 'c') => {
  const facts = { reasonId: 'r', priority: false, appointmentId: '', requestId: '', citizenId, dueAt: '' };
  const issued = { id: `${id}e`, n: 1, at: `${day}T09:00:00.000Z`, by, type: 'issued', day, series: 'A', number: 1 };
  return foldDocument('tickets', id, 's', [{ ...issued, ...facts }]);
};

describe.each(Object.entries(storages))('what is read in portions from %s', (_, storage) => {
  const open = () => openDatabase({ storeName: newId(), storage: storage(), multiInstance: false });

  it('is everybody once, by id, without those who were deleted', async () => {
    const database = await open();
    const ids = Array.from({ length: 23 }, (__, at) => `c${String(at).padStart(3, '0')}`);
    await database.citizens.bulkInsert(ids.map((id) => ({ id, siteId: 's', fields: {}, erasedAt: '' })));
    await (await database.citizens.findOne('c005').exec())?.remove();
    const found: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const portion: Awaited<ReturnType<typeof readAfter<'citizens'>>> = await readAfter<'citizens'>(
        database.citizens,
        after,
        5,
      );
      found.push(...portion.documents.map(({ id }) => id));
      after = portion.last;
    }
    expect(found).toEqual(ids.filter((id) => id !== 'c005'));
    await database.close();
  });

  it('is every document of the days asked for, and of no other', async () => {
    const database = await open();
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
    await database.tickets.bulkInsert(days.flatMap((day) => [ticket(`a${day}`, day), ticket(`z${day}`, day)]));
    await (await database.tickets.findOne('a2026-11-22').exec())?.remove();
    const found = await readDays<'tickets'>(database.tickets, '2026-11-21', '2026-11-23');
    expect(found.map(({ id }) => id).toSorted()).toEqual(['a2026-11-23', 'z2026-11-22', 'z2026-11-23']);
    await database.close();
  });

  it('is every document of a stretch of days, the latest portion first, however its rows lie in it', async () => {
    const [after, last] = ['2026-10-31', '2026-11-30'];
    const offset = fc.integer({ min: -5, max: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(offset, { maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (days, most) => {
          const database = await open();
          const rows = days.map((at) => ticket(`t${at}`, addDays(after, at)));
          // As nobody writes it: it lies among the days, and is of none.
          const odd = { ...ticket('odd', last), day: '2026-11-1x', events: [] };
          await database.tickets.bulkInsert([...rows, odd] as never);
          const found: string[] = [];
          await readBack<'tickets'>(database.tickets, { after, last, portionDays: most, restMs: 0 }, ({ day }) =>
            found.push(day),
          );
          const wanted = rows.map(({ day }) => day).filter((day) => day > after && day <= last);
          expect(found.toSorted()).toEqual(wanted.toSorted());
          // Later only within a portion.
          for (const [at, day] of found.entries()) expect(daysBetween(found[at - 1] ?? day, day)).toBeLessThan(most);
          await database.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('passes over years without a document in one step', async () => {
    const database = await open();
    await database.tickets.bulkInsert([ticket('old', '2016-02-29'), ticket('new', '2026-11-22')]);
    const table = await tableOf(database.tickets.storageInstance);
    const reads = table ? vi.spyOn(table, 'where') : vi.spyOn(database.tickets.storageInstance, 'query');
    const found: string[] = [];
    const days = { after: '2006-01-01', last: '2026-11-23', portionDays: 3, restMs: 0 };
    await readBack<'tickets'>(database.tickets, days, ({ id }) => found.push(id));
    expect(found).toEqual(['new', 'old']);
    expect(reads.mock.calls.length).toBeLessThan(12);
    await database.close();
  });

  it('about some citizens is all that the gate says is about them, whatever is stored and written in between', async () => {
    const step = fc.record({
      asked: fc.subarray(['c1', 'c2', 'c3']),
      stored: fc.array(storedTicket, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
        const database = await open();
        const [from, to] = ['2026-11-21', '2026-11-22'];
        const answers: (readonly [readonly unknown[], readonly unknown[]])[] = [];
        for (const [number, { asked, stored }] of steps.entries()) {
          const ids = new Set(asked);
          const isAbout = ({ citizenId }: { readonly citizenId: string }): boolean => ids.has(citizenId);
          // Not waited for: it is read while the next are written.
          const before = readDaysAbout<'tickets'>(database.tickets, from, to, ids);
          const rows = stored.map(({ issuedTo, beside, more, isWhole }, index) => {
            const one = ticket(`t${number}-${index}`, '2026-11-22', issuedTo);
            return { ...one, citizenId: beside, events: [...(isWhole ? one.events : []), ...more] };
          });
          await database.tickets.bulkInsert(rows as never);
          await before;
          const found = await readDaysAbout<'tickets'>(database.tickets, from, to, ids);
          const all = await readDays<'tickets'>(database.tickets, from, to);
          answers.push([(found ?? []).filter(isAbout), all.filter(isAbout)]);
        }
        await database.close();
        for (const [found, wanted] of answers) expect(found).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('about nobody who is named in days that were read is not read again, until something is written there', async () => {
    const database = await open();
    await database.tickets.insert(ticket('t1', '2026-11-22', 'c1'));
    const about = (id: string) => readDaysAbout<'tickets'>(database.tickets, '2026-11-21', '2026-11-22', new Set([id]));
    expect(await about('c2')).toEqual([]);
    expect(await about('c2')).toBeNull();
    expect((await about('c1'))?.map(({ id }) => id)).toEqual(['t1']);
    await database.tickets.insert(ticket('t2', '2026-11-22', 'c2'));
    expect((await about('c2'))?.map(({ id }) => id)).toEqual(['t2']);
    await database.close();
  });

  it('notes nothing of days in which something was written while they were read', async () => {
    const database = await open();
    const named = namedInDays<'tickets'>(database.tickets);
    const note = named.begin('2026-11-21', '2026-11-22');
    await database.tickets.insert(ticket('t1', '2026-11-22', 'c1'));
    note([]);
    expect(named.mayName('2026-11-21', '2026-11-22', new Set(['c1']))).toBe(true);
    await database.close();
  });
});

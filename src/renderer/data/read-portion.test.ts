import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { describe, expect, it } from 'vitest';

import { foldDocument } from '#shared/sync/merge-document';

import { newId } from '../platform/ids';
import { openDatabase } from './database/open-database';
import { readAfter, readDays } from './read-portion';

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

  it('of some citizens is all that the gate says is about them, whatever else is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(storedTicket, { maxLength: 6 }), async (stored) => {
        const database = await open();
        const rows = stored.map(({ issuedTo, beside, more, isWhole }, index) => {
          const one = ticket(`t${index}`, '2026-11-22', issuedTo);
          return { ...one, citizenId: beside, events: [...(isWhole ? one.events : []), ...more] };
        });
        await database.tickets.bulkInsert(rows as never);
        const asked = new Set(['c1', 'c2']);
        const about = (all: readonly { readonly citizenId: string }[]) =>
          all.filter(({ citizenId }) => asked.has(citizenId));
        const [from, to] = ['2026-11-21', '2026-11-22'];
        expect(about(await readDays<'tickets'>(database.tickets, from, to, asked))).toEqual(
          about(await readDays<'tickets'>(database.tickets, from, to)),
        );
        await database.close();
      }),
      { numRuns: 60 },
    );
  });
});

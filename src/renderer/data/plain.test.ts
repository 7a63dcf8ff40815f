import { firstValueFrom } from 'rxjs';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { foldDocument } from '#shared/sync/merge-document';

import { newId } from '../platform/ids';
import { openDatabase } from './database/open-database';
import { changesOf, readAll, readOne, watchAll, type Changed } from './plain';
import { readAfter, readDays } from './read-portion';
import { unreadableIn } from './unreadable';

const by = { agentId: '', deviceId: 'd', deskId: '' };
const day = '2026-11-22';
const issued = { id: 'e', n: 1, at: `${day}T09:00:00.000Z`, by, type: 'issued', day, series: 'A', number: 1 };
const facts = { reasonId: 'r', priority: false, appointmentId: '', requestId: '', citizenId: 'c', dueAt: '' };
const ticket = (id: string): Ticket => foldDocument('tickets', id, 's', [{ ...issued, ...facts, id: `${id}e` }]);
const called = { id: 'call', n: 2, at: 'long ago', by, type: 'called', deskId: 'k' };

const open = () => openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });

describe('what is read from the store of a desk', () => {
  it('is what is sound of it, by every way of reading', async () => {
    const database = await open();
    const { tickets } = database;
    const heard: Changed<Ticket>[] = [];
    changesOf<'tickets'>(tickets).subscribe((change) => heard.push(change));
    const half = { ...ticket('half'), status: 'called', events: [...ticket('half').events, called] };
    await tickets.bulkInsert([ticket('sound'), half as never, { id: 'none', siteId: 's', day, events: 7 } as never]);
    const ids = (all: readonly Ticket[]): readonly string[] => all.map(({ id }) => id).toSorted();
    const both = ['half', 'sound'];
    expect(ids(await readAll<Ticket>(tickets.find()))).toEqual(both);
    expect(ids(await readAll<Ticket>(tickets.findByIds(['sound', 'none', 'half'])))).toEqual(both);
    expect(ids(await firstValueFrom(watchAll<Ticket>(tickets.find({ selector: { day } }))))).toEqual(both);
    expect(ids(await readDays<'tickets'>(tickets, '2026-11-21', day))).toEqual(both);
    expect(ids((await readAfter<'tickets'>(tickets, '', 10)).documents)).toEqual(both);
    expect(await readOne<Ticket>(tickets.findOne('none'))).toBeNull();
    // Folded anew without the call that means nothing.
    expect(await readOne<Ticket>(tickets.findOne('half'))).toMatchObject({
      status: 'waiting',
      events: [{ id: 'halfe' }],
    });
    expect(heard.map(({ id, document }) => [id, document?.status ?? null])).toEqual([
      ['sound', 'waiting'],
      ['half', 'waiting'],
      ['none', null],
    ]);
    await database.close();
  });

  it('is named where it is left out, without what it says, until a sound copy stands there', async () => {
    const database = await open();
    const { appointments } = database;
    await appointments.insert({ id: 'Durand, Anne 06', siteId: 's', day, events: [] } as unknown as Appointment);
    await readAll<Appointment>(appointments.find());
    const named = () => firstValueFrom(unreadableIn(database));
    await expect.poll(named).toEqual([{ collection: 'appointments', id: 'DurandAnne06', isWhole: true }]);
    await (await appointments.findOne('Durand, Anne 06').exec())?.incrementalRemove();
    await expect.poll(named).toEqual([]);
    await database.close();
  });
});

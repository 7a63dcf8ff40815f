import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import { foldDocument } from '#shared/sync/merge-document';

import { newId } from '../platform/ids';
import { appointmentsBetween } from './appointments-between';
import { openDatabase } from './database/open-database';

const by = { agentId: '', deviceId: 'd', deskId: '' };
const appointment = (id: string, day: string, time: string): Appointment => {
  const place = { day, time, durationMin: 20, deskId: 'desk' };
  const facts = { reasonId: 'r', citizenId: 'c', persons: [], channel: 'desk' };
  return foldDocument('appointments', id, 's', [
    { id: `${id}e`, n: 1, at: '2026-11-20T09:00:00.000Z', by, type: 'booked', ...place, ...facts },
  ]);
};

it('all who watch the same days get the very same answer, and who comes after all have left gets a true one', async () => {
  const database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
  const { appointments } = database;
  await appointments.bulkInsert([appointment('b', '2026-11-23', '09:00'), appointment('a', '2026-11-24', '09:00')]);
  const watch = () => {
    const answers: (readonly Appointment[])[] = [];
    const watching = appointmentsBetween(database, '2026-11-23', '2026-11-24').subscribe((all) => answers.push(all));
    const idsOf = () => answers.at(-1)?.map(({ id }) => id);
    return { answers, idsOf, leave: () => watching.unsubscribe() };
  };
  const first = watch();
  await expect.poll(first.idsOf).toEqual(['b', 'a']);
  const second = watch();
  expect(second.answers.at(-1)).toBe(first.answers.at(-1));
  await appointments.insert(appointment('c', '2026-11-23', '08:30'));
  await expect.poll(second.idsOf).toEqual(['c', 'b', 'a']);
  expect(second.answers.at(-1)).toBe(first.answers.at(-1));
  first.leave();
  second.leave();
  await appointments.insert(appointment('d', '2026-11-24', '08:00'));
  const third = watch();
  await expect.poll(third.idsOf).toEqual(['c', 'b', 'd', 'a']);
  third.leave();
  await database.close();
});

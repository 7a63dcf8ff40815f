import { afterEach, beforeEach, expect, it } from 'vitest';

import { trailOf } from '#shared/domain/lifecycle/event-trail';

import { load } from '../load';
import { beRole, must, openTestData, today, type TestData } from '../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const bookAt = async (time: string, lastName: string): Promise<string> => {
  const booked = await data.commands.bookAppointment({
    citizen: { values: { lastName, firstName: 'Rose' } },
    reasonId: 'passport',
    persons: [{ preApplicationNumber: '' }],
    day: today,
    time,
    channel: 'desk',
  });
  return must(booked).appointmentId;
};

const stored = (id: string) => load(data.context, 'appointments', id);
/** What is offered for the step of this type. */
const backOf = async (id: string, type: string): Promise<readonly string[]> =>
  trailOf((await stored(id))?.events ?? []).find(({ event }) => event.type === type)?.back ?? [];
const take = async (id: string, type: string) =>
  data.commands.takeStepBack({ collection: 'appointments', id, eventIds: await backOf(id, type), what: type });

it('takes a step of a document back as a new write, gives it again, and each is undone in one step', async () => {
  await beRole(data, 'admin');
  const id = await bookAt('09:00', 'Petit');
  must(await data.commands.cancelAppointment({ appointmentId: id, by: 'office', why: '' }));
  const length = (await stored(id))?.events.length ?? 0;
  must(await take(id, 'cancelledByOffice'));
  expect((await stored(id))?.status).toBe('booked');
  expect((await stored(id))?.events).toHaveLength(length + 1);
  expect(data.context.acts.of('agent-1').at(-1)).toMatchObject({ code: 'stepTakenBack', what: 'cancelledByOffice' });
  must(await data.commands.undoLast());
  expect((await stored(id))?.status).toBe('cancelledByOffice');
  must(await take(id, 'cancelledByOffice'));
  must(await take(id, 'cancelledByOffice'));
  expect((await stored(id))?.status).toBe('cancelledByOffice');
  expect(data.context.acts.of('agent-1').at(-1)?.code).toBe('stepRestored');
});

it('is for whoever has the right to it', async () => {
  await beRole(data, 'supervisor');
  const id = await bookAt('09:00', 'Petit');
  expect(await take(id, 'booked')).toEqual({
    ok: false,
    reason: { code: 'rightMissing', right: 'past', roles: ['admin'] },
  });
});

it('takes nothing back that others built on, and brings nobody back to a place that was given away', async () => {
  await beRole(data, 'admin');
  const id = await bookAt('09:00', 'Petit');
  must(await data.commands.cancelAppointment({ appointmentId: id, by: 'office', why: '' }));
  expect(await backOf(id, 'booked')).toEqual([]);
  const booking = (await stored(id))?.events.find(({ type }) => type === 'booked')?.id ?? '';
  const early = { collection: 'appointments', id, eventIds: [booking], what: '' } as const;
  expect(await data.commands.takeStepBack(early)).toMatchObject({ ok: false, reason: { code: 'undoTooLate' } });
  const { deskId = '' } = (await stored(id)) ?? {};
  const other = await bookAt('09:00', 'Legrand');
  expect((await stored(other))?.deskId).toBe(deskId);
  expect((await take(id, 'cancelledByOffice')).ok).toBe(false);
  expect((await stored(id))?.status).toBe('cancelledByOffice');
});

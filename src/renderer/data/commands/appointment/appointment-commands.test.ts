import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { load } from '../../load';
import { answers, grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';
import type { BookAppointmentInput } from './book-appointment';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const wish: BookAppointmentInput = {
  citizen: { values: { lastName: ' Testard ', firstName: 'Zoé', phone: '06 00 00 00 00' } },
  reasonId: 'passport',
  persons: [{ preApplicationNumber: ' abcde12345 ' }],
  day: today,
  time: '10:00',
  channel: 'desk',
};
const reasonFor = async (patch: Partial<BookAppointmentInput>) => {
  const result = await data.commands.bookAppointment({ ...wish, ...patch });
  return result.ok ? 'ok' : result.reason.code;
};
const appointmentOf = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

describe('bookAppointment', () => {
  it('makes the citizen, takes the length from the table and waits for the server', async () => {
    const { appointmentId, citizenId, act } = must(await data.commands.bookAppointment(wish));
    const appointment = await appointmentOf(appointmentId);
    expect(appointment).toMatchObject({
      status: 'booked',
      confirmation: 'pending',
      durationMin: 20,
      citizenId,
      day: today,
      time: '10:00',
    });
    expect(appointment.persons).toEqual([{ preApplicationNumber: 'ABCDE12345' }]);
    expect((await load(data.context, 'citizens', citizenId))?.fields['lastName']?.v).toBe('Testard');
    expect(act).toMatchObject({ code: 'booked', name: 'Zoé Testard', day: today, time: '10:00' });
  });

  it.each([
    ['citizenIncomplete', { citizen: { values: { lastName: 'Testard', firstName: '  ' } } }],
    ['citizenIncomplete', { citizen: { values: { firstName: 'Zoé' } } }],
    ['notFound', { citizen: { id: 'nobody' } }],
    ['notFound', { reasonId: 'unknown' }],
    ['preApplicationNumberInvalid', { persons: [{ preApplicationNumber: 'ABC' }] }],
    ['tooManyPersons', { persons: [1, 2, 3].map(() => ({ preApplicationNumber: '' })) }],
    ['slotPast', { time: '08:30' }],
    ['slotPast', { day: '2026-11-23' }],
    ['slotClosed', { time: '20:00' }],
    ['slotClosed', { day: '2026-11-29' }],
  ] as const)('refuses with %s', async (code, patch) => {
    expect(await reasonFor(patch as Partial<BookAppointmentInput>)).toBe(code);
    expect(await data.context.database.citizens.count().exec()).toBe(0);
    expect(await data.context.database.outbox.count().exec()).toBe(0);
  });

  it('takes the slot that runs now', async () => {
    expect(await reasonFor({ time: '08:50' })).toBe('ok');
  });

  it('is bounded by stations as well as by desks', async () => {
    must(await data.commands.bookAppointment(wish));
    expect(await reasonFor({})).toBe('noStationFree');
    expect(await reasonFor({ reasonId: 'advice' })).toBe('ok');
    expect(await reasonFor({ reasonId: 'advice' })).toBe('noDeskFree');
  });

  it('is undone, once', async () => {
    const { appointmentId, act } = must(await data.commands.bookAppointment(wish));
    must(await act.undo());
    expect((await appointmentOf(appointmentId)).status).toBe('void');
    expect(await act.undo()).toMatchObject({ ok: false });
    expect(data.context.acts.of('agent-1').map((one) => one.undone)).toEqual([true]);
    expect(await data.commands.undoLast()).toMatchObject({ ok: false, reason: { code: 'nothingToUndo' } });
  });
});

describe('the life of an appointment', () => {
  it('a move that still waits for the server is what an undo takes back, and a refused one takes nothing with it', async () => {
    const { appointmentId } = must(await data.commands.bookAppointment(wish));
    let answer: ((granted: boolean) => void) | undefined;
    data.setServer({
      ...grantingServer(),
      reserveSlot: () =>
        new Promise((resolve) => {
          answer = (granted) => void answers('reserveSlot', { granted, until: '', rivals: [] }).then(resolve);
        }),
    });
    const press = async (time: string, granted: boolean) => {
      const moving = data.commands.rescheduleAppointment({ appointmentId, day: today, time });
      const undoing = data.commands.undoLast();
      await expect.poll(() => answer).toBeDefined();
      answer?.(granted);
      return { moved: (await moving).ok, undone: (await undoing).ok };
    };
    expect(await press('11:00', true)).toEqual({ moved: true, undone: true });
    expect(await appointmentOf(appointmentId)).toMatchObject({ status: 'booked', time: '10:00' });
    answer = undefined;
    expect(await press('11:00', false)).toEqual({ moved: false, undone: false });
    expect(await appointmentOf(appointmentId)).toMatchObject({ status: 'booked', time: '10:00' });
  });

  it('moves, and moves back unless the place was taken', async () => {
    const { appointmentId } = must(await data.commands.bookAppointment(wish));
    const { act } = must(await data.commands.rescheduleAppointment({ appointmentId, day: today, time: '11:00' }));
    expect(await appointmentOf(appointmentId)).toMatchObject({ time: '11:00', durationMin: 20 });
    const second = must(await data.commands.bookAppointment(wish));
    expect(await act.undo()).toMatchObject({ ok: false });
    must(await data.commands.cancelAppointment({ appointmentId: second.appointmentId, by: 'citizen', why: '' }));
    must(await act.undo());
    expect(await appointmentOf(appointmentId)).toMatchObject({ time: '10:00' });
  });

  it('cannot move onto another at a desk that was asked for', async () => {
    const first = must(await data.commands.bookAppointment({ ...wish, reasonId: 'advice', deskId: 'desk-1' }));
    must(await data.commands.bookAppointment({ ...wish, reasonId: 'advice', deskId: 'desk-1', time: '11:00' }));
    const move = { appointmentId: first.appointmentId, day: today, time: '11:00' };
    expect(await data.commands.rescheduleAppointment({ ...move, deskId: 'desk-1' })).toMatchObject({
      ok: false,
      reason: { code: 'deskBusy' },
    });
    must(await data.commands.rescheduleAppointment(move));
    expect(await appointmentOf(first.appointmentId)).toMatchObject({ deskId: 'desk-2', time: '11:00' });
  });

  it('is cancelled, reopened and undone', async () => {
    const { appointmentId } = must(await data.commands.bookAppointment(wish));
    must(await data.commands.cancelAppointment({ appointmentId, by: 'office', why: 'panne' }));
    expect((await appointmentOf(appointmentId)).status).toBe('cancelledByOffice');
    must(await data.commands.reopenAppointment({ appointmentId }));
    expect((await appointmentOf(appointmentId)).status).toBe('booked');
    must(await data.commands.undoLast());
    must(await data.commands.undoLast());
    expect((await appointmentOf(appointmentId)).status).toBe('booked');
    must(await data.commands.undoLast());
    expect((await appointmentOf(appointmentId)).status).toBe('void');
  });

  it('does not reopen onto a place that was given away', async () => {
    const { appointmentId } = must(await data.commands.bookAppointment(wish));
    must(await data.commands.cancelAppointment({ appointmentId, by: 'citizen', why: '' }));
    must(await data.commands.bookAppointment(wish));
    expect(await data.commands.reopenAppointment({ appointmentId })).toMatchObject({ ok: false });
  });

  it('takes an outcome after the fact', async () => {
    const { appointmentId } = must(await data.commands.bookAppointment(wish));
    must(await data.commands.setAppointmentOutcome({ appointmentId, outcome: 'noShow' }));
    expect((await appointmentOf(appointmentId)).status).toBe('noShow');
    must(await data.commands.setAppointmentOutcome({ appointmentId, outcome: 'attended' }));
    expect((await appointmentOf(appointmentId)).status).toBe('attended');
    must(await data.commands.undoLast());
    expect((await appointmentOf(appointmentId)).status).toBe('noShow');
    expect(await data.commands.cancelAppointment({ appointmentId: 'none', by: 'citizen', why: '' })).toMatchObject({
      reason: { code: 'notFound' },
    });
  });
});

describe('correctCitizen', () => {
  it('writes only what changed and puts it back', async () => {
    const { citizenId } = must(await data.commands.bookAppointment(wish));
    const { act } = must(
      await data.commands.correctCitizen({ citizenId, patch: { lastName: 'Testard-Durand', phone: '06 00 00 00 00' } }),
    );
    const changed = await load(data.context, 'citizens', citizenId);
    expect(changed?.fields['lastName']?.v).toBe('Testard-Durand');
    expect(changed?.fields['lastName']?.t).not.toBe(changed?.fields['phone']?.t);
    must(await act.undo());
    expect((await load(data.context, 'citizens', citizenId))?.fields['lastName']?.v).toBe('Testard');
    expect(await data.commands.correctCitizen({ citizenId, patch: { firstName: ' ' } })).toMatchObject({
      reason: { code: 'citizenIncomplete' },
    });
  });
});

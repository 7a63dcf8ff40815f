import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { settledToday } from '#shared/domain/conflicts/settled-today';
import { firstNamesOf } from '#shared/domain/people/companions';

import { load } from '../../load';
import { answers, grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const zoe = { preApplicationNumber: 'AB12CD34EF' };
const companion = { preApplicationNumber: '' };

const book = async (time: string, persons = [zoe]) =>
  must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Zéphyrin', firstName: 'Zoé', phone: '06 00 00 00 00' } },
      reasonId: 'passport',
      persons,
      names: ['', 'Lilas'],
      day: today,
      time,
      channel: 'desk',
    }),
  ).appointmentId;

const appointmentOf = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

const namesIn = async (id: string) => {
  const appointment = await appointmentOf(id);
  const citizen = await load(data.context, 'citizens', appointment.citizenId);
  return firstNamesOf(appointment, citizen ?? undefined, () => undefined);
};

/** Changes an appointment where it stands, unless the patch says otherwise. */
const change = async (id: string, patch: Partial<Parameters<TestData['commands']['changeAppointment']>[0]>) => {
  const before = await appointmentOf(id);
  const { day, time, deskId, reasonId, persons } = before;
  return data.commands.changeAppointment({
    appointmentId: id,
    before,
    reasonId,
    persons,
    names: [],
    day,
    time,
    deskId,
    ...patch,
  });
};

describe('changeAppointment', () => {
  it('takes a person off and gives the room back, in one act and with one undo', async () => {
    const id = await book('10:00', [zoe, companion]);
    const before = await appointmentOf(id);
    expect(await namesIn(id)).toEqual(['', 'Lilas']);
    const { act } = must(await change(id, { persons: [zoe] }));
    const after = await appointmentOf(id);
    expect(after).toMatchObject({ persons: [zoe], time: '10:00', durationMin: 20, deskId: before.deskId });
    expect(after.events.map(({ type }) => type)).toEqual(['booked', 'rescheduled', 'personsCorrected']);
    expect(act).toMatchObject({ code: 'appointmentChanged' });
    must(await act.undo());
    const back = await appointmentOf(id);
    expect([back.persons, back.durationMin]).toEqual([before.persons, before.durationMin]);
    expect(await namesIn(id)).toEqual(['', 'Lilas']);
  });

  it('names those who come anew, without another placement while the length stays', async () => {
    const id = await book('10:00', [zoe, companion]);
    must(await change(id, { names: ['', 'Max'] }));
    expect(await namesIn(id)).toEqual(['', 'Max']);
    expect((await appointmentOf(id)).events.map(({ type }) => type)).not.toContain('rescheduled');
    must(await change(id, { persons: [zoe] }));
    must(await change(id, { persons: [zoe, companion] }));
    expect(await namesIn(id), 'nobody has the name of who was taken off').toEqual(['', '']);
  });

  it('refuses a longer appointment where the next one begins, and takes it at another place', async () => {
    const id = await book('10:00');
    await book('10:20');
    const persons = [zoe, companion];
    expect(await change(id, { persons })).toMatchObject({ ok: false, reason: { code: 'deskBusy' } });
    expect(await appointmentOf(id)).toMatchObject({ persons: [zoe], durationMin: 20 });
    must(await change(id, { persons, time: '11:00' }));
    expect(await appointmentOf(id)).toMatchObject({ persons, time: '11:00' });
    expect((await appointmentOf(id)).durationMin).toBeGreaterThan(20);
  });

  it('asks the server for the place, and leaves all as it was where another desk was faster', async () => {
    const id = await book('10:00');
    data.setServer({
      ...grantingServer(),
      reserveSlot: () => answers('reserveSlot', { granted: false, until: '', rivals: ['other'] }),
    });
    expect(await change(id, { persons: [zoe, companion] })).toMatchObject({ reason: { code: 'slotTaken' } });
    expect((await appointmentOf(id)).events).toHaveLength(1);
  });

  it.each([
    ['preApplicationNumberInvalid', { persons: [{ preApplicationNumber: 'ABC' }] }],
    ['tooManyPersons', { persons: [zoe, companion, companion] }],
    ['appointmentStale', { before: { reasonId: 'passport', persons: [zoe, companion] } }],
  ] as const)('refuses with %s', async (code, patch) => {
    const id = await book('10:00');
    expect(await change(id, patch as never)).toMatchObject({ ok: false, reason: { code } });
  });

  it('does not move back what a colleague has moved since the form was opened', async () => {
    const id = await book('10:00');
    const before = await appointmentOf(id);
    must(await data.commands.rescheduleAppointment({ appointmentId: id, day: today, time: '11:00' }));
    const { day, time, deskId } = before;
    const persons = [zoe, companion];
    expect(await change(id, { before, persons, day, time, deskId })).toMatchObject({
      ok: false,
      reason: { code: 'appointmentStale' },
    });
    expect(await appointmentOf(id)).toMatchObject({ time: '11:00', persons: [zoe] });
  });

  it('settles no conflict: another person, or another reason that asks for no number, is no number that was corrected', async () => {
    const id = await book('10:00');
    const settled = async () => settledToday([await appointmentOf(id)], [], () => true).map(({ kind }) => kind);
    must(await change(id, { persons: [zoe, companion] }));
    expect(await settled()).toEqual([]);
    must(await change(id, { persons: [zoe] }));
    must(await change(id, { reasonId: 'advice' }));
    expect(await settled()).toEqual([]);
  });

  it('refuses what a colleague has cancelled meanwhile', async () => {
    const id = await book('10:00', [zoe, companion]);
    must(await data.commands.cancelAppointment({ appointmentId: id, by: 'citizen', why: '' }));
    expect(await change(id, { persons: [zoe] })).toMatchObject({ ok: false, reason: { code: 'notInState' } });
  });

  it('is for another reason: the place is judged by what that needs, each keeps their situation, and one undo gives all back', async () => {
    const id = await book('10:00', [{ ...zoe, situation: 'passportLost' } as typeof zoe]);
    const before = await appointmentOf(id);
    const { act } = must(await change(id, { reasonId: 'advice' }));
    const after = await appointmentOf(id);
    expect(after).toMatchObject({ reasonId: 'advice', time: '10:00', status: 'booked' });
    expect(after.persons).toEqual([{ preApplicationNumber: '', situation: 'passportLost' }]);
    expect(after.events.map(({ type }) => type)).toEqual([
      'booked',
      'rescheduled',
      'reasonCorrected',
      'personsCorrected',
    ]);
    must(await act.undo());
    expect(await appointmentOf(id)).toMatchObject({
      reasonId: 'passport',
      persons: before.persons,
      durationMin: before.durationMin,
    });
  });

  it('takes no station that another appointment has, when its new reason needs one', async () => {
    await book('10:00');
    const advice = must(
      await data.commands.bookAppointment({
        citizen: { values: { lastName: 'Zéphyrin', firstName: 'Alix', phone: '' } },
        reasonId: 'advice',
        persons: [companion],
        day: today,
        time: '10:00',
        channel: 'desk',
      }),
    ).appointmentId;
    expect(await change(advice, { reasonId: 'passport' })).toMatchObject({ reason: { code: 'noStationFree' } });
    expect(await change(advice, { reasonId: 'unknown' })).toMatchObject({
      reason: { code: 'notFound', entity: 'reason' },
    });
    must(await change(advice, { reasonId: 'passport', time: '11:00' }));
    expect(await appointmentOf(advice)).toMatchObject({ reasonId: 'passport', time: '11:00' });
  });
});

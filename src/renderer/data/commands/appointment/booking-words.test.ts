import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { load } from '../../load';
import { answers, grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const book = async (day: string, time: string, deskId = 'desk-1', reasonId = 'advice') =>
  must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
      reasonId,
      persons: [{ preApplicationNumber: '' }],
      day,
      time,
      deskId,
      channel: 'desk',
    }),
  ).appointmentId;
const read = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

describe('awaitWord', () => {
  it('answers as soon as the server said its word', async () => {
    const appointmentId = await book(today, '10:00');
    const said = data.commands.awaitWord({ appointmentId });
    const document = await data.context.database.appointments.findOne(appointmentId).exec(true);
    await document.incrementalModify((latest) => ({ ...latest, confirmation: 'accepted' }));
    expect(await said).toBe('accepted');
  });

  it('does not wait for ever', async () => {
    expect(await data.commands.awaitWord({ appointmentId: await book(today, '10:00') })).toBe('pending');
  });
});

describe('who was first', () => {
  const wish = {
    citizen: { values: { lastName: 'Autre', firstName: 'Ana' } },
    reasonId: 'advice',
    persons: [{ preApplicationNumber: '' }],
    day: today,
    time: '10:00',
    deskId: 'desk-1',
    channel: 'desk',
  } as const;

  it('is named once their appointment is here: the agent and the desk, nothing of the citizen', async () => {
    await book(today, '10:00', 'desk-2');
    data.setServer({
      ...grantingServer(),
      reserveSlot: async () => {
        data.setServer(grantingServer());
        await book(today, '10:00');
        return answers('reserveSlot', { granted: false, until: '', rivals: ['somebody'] });
      },
    });
    expect(await data.commands.bookAppointment(wish)).toEqual({
      ok: false,
      reason: {
        code: 'slotTaken',
        day: today,
        time: '10:00',
        rivals: ['somebody'],
        by: { agentId: 'agent-1', deskId: 'desk-1' },
      },
    });
  });

  it('is nobody while another desk only holds the place', async () => {
    await book(today, '10:00', 'desk-2');
    data.setServer({
      ...grantingServer(),
      reserveSlot: () => answers('reserveSlot', { granted: false, until: '', rivals: [] }),
    });
    const refused = await data.commands.bookAppointment(wish);
    expect(refused).toEqual({ ok: false, reason: { code: 'slotTaken', day: today, time: '10:00', rivals: [] } });
  });
});

describe('persons of a booking', () => {
  it('keep dependant, age and situation; a collection stores no pre-application number', async () => {
    const persons = [
      { preApplicationNumber: 'abcde12345', ageBand: 'adult' as const },
      { preApplicationNumber: '', citizenId: 'child', ageBand: 'under12' as const, situation: 'first' },
    ];
    const input = {
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
      reasonId: 'passport',
      persons,
      day: today,
      time: '10:00',
      channel: 'phone',
      keptFor: 'urgent',
    } as const;
    const { appointmentId } = must(await data.commands.bookAppointment(input));
    const stored = await read(appointmentId);
    expect(stored).toMatchObject({ durationMin: 35, channel: 'phone' });
    expect(stored.persons).toEqual([{ ...persons[0], preApplicationNumber: 'ABCDE12345' }, persons[1]]);
    expect(stored.events[0]).toMatchObject({ type: 'booked', keptFor: 'urgent' });
    const collected = must(
      await data.commands.bookAppointment({
        ...input,
        reasonId: 'collection',
        time: '11:00',
        persons: persons.slice(0, 1),
      }),
    );
    expect((await read(collected.appointmentId)).persons).toEqual([{ preApplicationNumber: '', ageBand: 'adult' }]);
  });
});

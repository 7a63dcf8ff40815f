import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { foldDocument } from '#shared/sync/merge-document';

import { load } from '../../load';
import { answers, grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(async () => {
  vi.useRealTimers();
  await data.close();
});

const wish = {
  citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
  reasonId: 'advice',
  persons: [{ preApplicationNumber: '' }],
  day: today,
  time: '10:00',
  deskId: 'desk-1',
  channel: 'desk',
} as const;
const rival = { ...wish, citizen: { values: { lastName: 'Autre', firstName: 'Ana' } } } as const;
const takenBy = { agentId: 'agent-1', deskId: 'desk-1' };
const taken = { code: 'slotTaken', day: today, time: '10:00', rivals: [] };

/** The server gives the place to somebody else; nothing of them is here yet. */
const refuse = (): void =>
  data.setServer({
    ...grantingServer(),
    reserveSlot: () => answers('reserveSlot', { granted: false, until: '', rivals: [] }),
  });
const say = async (id: string, type: 'accepted' | 'overbooked'): Promise<void> => {
  const document = await data.context.database.appointments.findOne(id).exec(true);
  await document.incrementalModify((latest) => {
    const [booked] = latest.events;
    if (!booked) throw new Error('No booking');
    const by = { agentId: '', deviceId: 'server', deskId: '' };
    const word = { type, cause: booked.id, rivals: [], id: `${booked.id}~${type}`, n: 2, at: booked.at, by };
    return foldDocument('appointments', id, latest.siteId, [...latest.events, word]);
  });
};
const read = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

/** The agenda and the counter book with this one command: what it answers is what both of them say. */
describe('a booking answers with the word of the server', () => {
  it.each(['accepted', 'overbooked'] as const)('%s, as soon as it comes', async (said) => {
    data.setServer(grantingServer());
    const { appointmentId, word } = must(await data.commands.bookAppointment(wish));
    const heard = word();
    await say(appointmentId, said);
    expect(await heard).toBe(said);
  });

  it('pending, when the server held the place and says nothing for a second and a half', async () => {
    data.setServer(grantingServer());
    const { word } = must(await data.commands.bookAppointment(wish));
    expect(await word()).toBe('pending');
  });

  it('pending at once, when the server is out of reach', async () => {
    const { word } = must(await data.commands.bookAppointment(wish));
    // No time passes here, so a word that is waited for would never come.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    expect(await word()).toBe('pending');
  });
});

describe('a booking that came second', () => {
  it('is refused with the agent and the desk that were first, and nothing of the citizen', async () => {
    must(await data.commands.bookAppointment({ ...rival, deskId: 'desk-2' }));
    data.setServer({
      ...grantingServer(),
      reserveSlot: async () => {
        data.setServer(grantingServer());
        must(await data.commands.bookAppointment(rival));
        return answers('reserveSlot', { granted: false, until: '', rivals: ['somebody'] });
      },
    });
    expect(await data.commands.bookAppointment(wish)).toEqual({
      ok: false,
      reason: { ...taken, rivals: ['somebody'], by: takenBy },
    });
  });

  it('is refused without a name while another desk only holds the place', async () => {
    must(await data.commands.bookAppointment({ ...rival, deskId: 'desk-2' }));
    refuse();
    expect(await data.commands.bookAppointment(wish)).toEqual({ ok: false, reason: taken });
  });

  it('hears who was first as soon as their appointment comes, also long after the refusal', async () => {
    refuse();
    const named = new Promise((onTaker) => {
      void data.commands.bookAppointment({ ...wish, onTaker }).then(async (refused) => {
        expect(refused).toEqual({ ok: false, reason: taken });
        data.setServer(grantingServer());
        must(await data.commands.bookAppointment(rival));
      });
    });
    expect(await named).toEqual({ ...taken, by: takenBy });
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

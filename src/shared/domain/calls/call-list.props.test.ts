import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { copiesOf } from '../../../../tests/arbitraries/event-logs';
import { mergeDocument } from '../../sync/merge-document';
import { decideAppointment, type AppointmentCommand } from '../lifecycle/decide-appointment';
import { stampEvents } from '../lifecycle/event-log';
import { foldAppointment } from '../lifecycle/fold-appointment';
import { undoEvents } from '../lifecycle/undo';
import { WRONG_ENTRY } from '../lifecycle/crossed-plan';
import { duplicateNumber } from '../conflicts/settled-today';
import type { Appointment } from '../model/appointment';
import type { Ticket } from '../model/ticket';
import {
  callList,
  callOf,
  callToMake,
  heldByOther,
  HELD_MIN,
  holderOf,
  isInHand,
  isOfDays,
  mayAnswer,
  nextCall,
} from './call-list';

const place = { day: '2026-11-24', time: '09:00', durationMin: 20, deskId: 'desk-1' };
const nowMs = Date.parse('2026-11-20T09:00:00.000Z');
let fresh = 0;
const stampOf = (agentId: string, ms: number) => ({
  at: new Date(ms).toISOString(),
  by: { agentId, deviceId: `device-${agentId}`, deskId: '' },
  newId: () => `e${String((fresh += 1)).padStart(7, '0')}`,
});
const add = (
  appointment: Appointment,
  bodies: readonly { readonly type: string }[],
  agentId = 'office',
  ms = nowMs,
): Appointment => {
  const log = [...appointment.events, ...stampEvents(appointment.events, bodies, stampOf(agentId, ms))];
  return foldAppointment(appointment.id, 'site', log);
};
const act = (one: Appointment, command: AppointmentCommand, agentId: string, ms = nowMs): Appointment => {
  const decided = decideAppointment(one, command);
  return decided.ok ? add(one, decided.value, agentId, ms) : one;
};
/** Somebody whom a closure moved from nine o'clock to another hour. */
const moved = (id: string, time = '10:00'): Appointment => {
  const booking = { type: 'booked', ...place, reasonId: 'CNI', citizenId: `c-${id}`, persons: [], channel: 'desk' };
  const booked = foldAppointment(id, 'site', stampEvents([], [booking], stampOf('office', nowMs)));
  return act(booked, { type: 'reschedule', ...place, time, settles: booked.events[0]?.id ?? '' }, 'office');
};
const early = { day: '2026-11-20', time: '10:00' };
const me = { agentId: 'ann', deviceId: 'device-ann' };

describe('the call that an appointment asks for', () => {
  it('keeps what it tells of from being undone while it is under way, and not once it came to nothing', () => {
    const one = moved('a');
    const ids = one.events.slice(-1).map(({ id }) => id);
    const called = act(one, { type: 'takeCall' }, 'ann');
    const tried = act(called, { type: 'noteCall', outcome: 'noAnswer' }, 'ann');
    const again = act(tried, { type: 'takeCall' }, 'bob');
    const told = act(again, { type: 'inform', channel: 'phone' }, 'bob');
    const untold = add(told, [{ type: 'undone', target: told.events.at(-1)?.id } as { type: string }], 'bob');
    const undone = [one, called, tried, again, untold].map(({ events }) => undoEvents(events, ids));
    expect(undone.map((back) => (back.ok ? 'back' : back.reason))).toEqual([
      'back',
      { code: 'undoTooLate', status: 'callTaken' },
      'back',
      { code: 'undoTooLate', status: 'callTaken' },
      'back',
    ]);
  });

  it('is read from any log, and is the same from any copies of it in any order', () => {
    fc.assert(
      fc.property(copiesOf('appointments', 2), ([one, other]) => {
        if (!one || !other) throw new Error('Two copies');
        const both = mergeDocument('appointments', one, other);
        expect(callOf(both)).toEqual(callOf(mergeDocument('appointments', other, one)));
        expect(callOf(mergeDocument('appointments', both, one))).toEqual(callOf(both));
      }),
    );
  });

  it('counts calls in vain, ends when the person was told, and begins anew with another move', () => {
    let one = moved('a');
    expect(callOf(one)).toMatchObject({ told: { time: '09:00' }, tries: 0, note: '' });
    one = act(one, { type: 'noteCall', outcome: 'noAnswer' }, 'ann');
    one = act(one, { type: 'noteCall', outcome: 'noAnswer' }, 'bob');
    one = act(one, { type: 'noteCall', outcome: 'callBack' }, 'bob');
    expect(callOf(one)).toMatchObject({ tries: 2, note: 'callBack' });
    const again = act(one, { type: 'reschedule', ...place, time: '11:00', settles: 'x' }, 'office');
    expect(callOf(again)).toMatchObject({ tries: 0, note: '' });
    expect(callOf(act(one, { type: 'inform', channel: 'phone' }, 'ann'))).toBeNull();
    // Who wishes another place was told of it by wishing.
    expect(callOf(act(one, { type: 'reschedule', ...place, time: '12:00' }, 'ann'))).toBeNull();
    expect(callOf(act(one, { type: 'cancel', by: 'citizen', why: '' }, 'ann'))).toBeNull();
  });

  it('is asked for by whoever is called off by the office, until told, brought back or noted as a slip of the pen', () => {
    const booked = act(moved('a'), { type: 'inform', channel: 'phone' }, 'office');
    const off = act(booked, { type: 'cancel', by: 'office', why: 'Agent absent' }, 'office');
    expect(callOf(off)).toMatchObject({ isOff: true, tries: 0, note: '' });
    // Who was moved before and never heard of it comes at the hour that they know.
    const untold = act(moved('b'), { type: 'cancel', by: 'office', why: '' }, 'office');
    expect(callOf(untold)).toMatchObject({ isOff: true, told: { time: '09:00' } });
    const tried = act(off, { type: 'noteCall', outcome: 'noAnswer' }, 'ann');
    expect(callOf(tried)).toMatchObject({ tries: 1, note: 'noAnswer' });
    const back = undoEvents(tried.events, [off.events.at(-1)?.id ?? '']);
    expect(back.ok).toBe(true);
    expect(callOf(add(tried, back.ok ? back.value : []))).toBeNull();
    const told = act(tried, { type: 'inform', channel: 'sms' }, 'ann');
    expect(callOf(told)).toBeNull();
    expect(told.status).toBe('cancelledByOffice');
    expect(callOf(act(told, { type: 'reopen' }, 'ann'))).toBeNull();
    expect(
      callOf(act(act(told, { type: 'reopen' }, 'ann'), { type: 'cancel', by: 'office', why: '' }, 'ann')),
    ).toBeTruthy();
    expect(callOf(act(booked, { type: 'cancel', by: 'office', why: WRONG_ENTRY }, 'office'))).toBeNull();
    // They stood at the desk.
    const came = act(
      act(booked, { type: 'markArrived', ticketId: 't' }, 'ann'),
      { type: 'cancel', by: 'office', why: '' },
      'ann',
    );
    expect(callOf(came)).toBeNull();
  });

  it('ends for who was called off with the hour at which they would come, and with another appointment for the same', () => {
    const off = act(moved('a'), { type: 'cancel', by: 'office', why: 'Agent absent' }, 'office');
    const listed = (time: string, ...others: readonly Appointment[]): number =>
      callList({ appointments: [off, ...others], tickets: [], now: { day: place.day, time } }).length;
    expect(['08:00', '10:10', '10:19', '10:20', '16:00'].map((time) => listed(time))).toEqual([1, 1, 1, 0, 0]);
    const other = act(moved('a'), { type: 'inform', channel: 'phone' }, 'ann');
    const told = { ...other, id: 'b', bookedAt: new Date(nowMs + 60_000).toISOString() };
    expect(listed('08:00', told)).toBe(0);
    expect(listed('08:00', { ...told, reasonId: 'PASSPORT' })).toBe(1);
    expect(listed('08:00', { ...told, bookedAt: new Date(nowMs - 60_000).toISOString() })).toBe(1);
    expect(listed('08:00', { ...told, status: 'cancelledByCitizen' })).toBe(1);
  });

  it('ends for who was called off at two desks with what was booked since then alone, never with another’s appointment', () => {
    const booked = { ...moved('a'), citizenId: 'mother' };
    const atOne = act(booked, { type: 'cancel', by: 'citizen', why: '' }, 'ann', nowMs + 60_000);
    const atOther = act(booked, { type: 'reschedule', ...place, time: '15:00' }, 'bob');
    const crossed = { ...mergeDocument('appointments', atOne, atOther), citizenId: 'mother' };
    expect(callOf(crossed)).toMatchObject({ isOff: true, crossing: { stands: { type: 'cancelledByCitizen' } } });
    const listed = (bookedMs: number, citizenId = 'mother'): number => {
      const sibling = { ...moved('b'), citizenId, bookedAt: new Date(bookedMs).toISOString() };
      return callList({ appointments: [{ ...crossed, citizenId }, sibling], tickets: [], now: early }).filter(
        ({ appointment }) => appointment.id === 'a',
      ).length;
    };
    expect([listed(nowMs), listed(nowMs + 60_000), listed(nowMs + 61_000)]).toEqual([1, 1, 0]);
    // Nobody known: what is booked says nothing of them.
    expect(listed(nowMs + 61_000, '')).toBe(1);
  });

  it('is looked for by one look at each appointment, however many are called off', () => {
    let looks = 0;
    const watched = (one: Appointment): Appointment =>
      Object.defineProperty({ ...one }, 'bookedAt', { get: () => ((looks += 1), one.bookedAt) });
    const off = act(moved('a'), { type: 'cancel', by: 'office', why: '' }, 'office');
    const all = Array.from({ length: 40 }, (_, at) => ({ ...off, id: `off-${at}`, citizenId: `c-${at}` }));
    const others = all.map((one) => watched({ ...moved('b'), id: `on-${one.id}`, citizenId: one.citizenId }));
    expect(callList({ appointments: [...all, ...others], tickets: [], now: early })).toHaveLength(80);
    expect(looks).toBeLessThanOrEqual(2 * others.length);
  });

  it('ends for who was called off as a duplicate with the appointment that they keep, whenever it was booked', () => {
    const off = act(moved('a'), { type: 'cancel', by: 'office', why: duplicateNumber }, 'office');
    const kept = { ...moved('b'), citizenId: off.citizenId, bookedAt: new Date(nowMs - 86_400_000).toISOString() };
    const listed = (...others: readonly Appointment[]): readonly boolean[] =>
      callList({ appointments: [off, ...others], tickets: [], now: early })
        .filter(({ isOff }) => isOff)
        .map(({ isDuplicate }) => isDuplicate);
    expect(callOf(act(kept, { type: 'cancel', by: 'office', why: 'Agent absent' }, 'office'))?.isDuplicate).toBe(false);
    expect(listed(kept)).toEqual([]);
    expect(listed({ ...kept, citizenId: 'father' })).toEqual([true]);
    expect(listed({ ...kept, status: 'cancelledByCitizen' })).toEqual([true]);
  });

  it('ends for who was called off, came on the day and took a ticket for it since then', () => {
    const off = act(moved('a'), { type: 'cancel', by: 'office', why: 'Agent absent' }, 'office');
    const listed = (ticket: object, day = place.day): number => {
      const issuedAt = new Date(nowMs + 60_000).toISOString();
      const { citizenId, reasonId } = off;
      const given = { citizenId, reasonId, day, issuedAt, status: 'waiting', ...ticket } as Ticket;
      return callList({ appointments: [off], tickets: [given], now: { day, time: '08:50' } }).length;
    };
    expect(listed({})).toBe(0);
    expect(listed({ reasonId: 'PASSPORT' })).toBe(1);
    expect(listed({ status: 'void' })).toBe(1);
    expect(listed({ issuedAt: new Date(nowMs - 60_000).toISOString() })).toBe(1);
    expect(listed({ day: '2026-11-23' })).toBe(1);
    // Theirs is of another day: nothing says that the desk spoke of it.
    expect(listed({}, '2026-11-23')).toBe(1);
  });

  it('is asked of one appointment as of the list, and of none whose days are over', () => {
    const off = act(moved('a'), { type: 'cancel', by: 'office', why: '' }, 'office');
    const again = { ...moved('b'), citizenId: off.citizenId, bookedAt: new Date(nowMs + 60_000).toISOString() };
    const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
    const asked = (one: Appointment, ...others: readonly Appointment[]): readonly boolean[] =>
      days.map((day) => {
        const facts = { appointments: [one, ...others], tickets: [], now: { day, time: '09:00' } };
        const call = callToMake(one, facts);
        expect(callList(facts).some(({ appointment }) => appointment === one)).toBe(call !== null);
        return call !== null;
      });
    expect(asked(off)).toEqual([true, true, false]);
    expect(asked(off, again)).toEqual([false, false, false]);
    expect(asked(moved('c'))).toEqual([true, true, false]);
  });

  it('is of the days that the person knows of, and of those from which they were moved since', () => {
    const on = (day: string, one: Appointment): Appointment =>
      act(one, { type: 'reschedule', ...place, day, settles: 'x' }, 'office');
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
    const of = (one: Appointment): readonly string[] => {
      const call = callOf(one);
      return call ? days.filter((day) => isOfDays(call, { fromDay: day, toDay: day })) : [];
    };
    // Known for the 24th; moved to the 25th, and from there to the 26th.
    const once = on('2026-11-25', moved('a'));
    expect(of(once)).toEqual(['2026-11-24']);
    expect(of(on('2026-11-26', once))).toEqual(['2026-11-24', '2026-11-25']);
    // What was told stays out: the first place is settled.
    const told = act(once, { type: 'inform', channel: 'phone' }, 'ann');
    expect(of(on('2026-11-26', told))).toEqual(['2026-11-25']);
    expect(of(act(once, { type: 'cancel', by: 'office', why: '' }, 'office'))).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('is answered by who took it, until it was noted, and by nobody else', () => {
    const step = fc.record({
      who: fc.constantFrom('ann', 'bob'),
      type: fc.constantFrom('takeCall', 'noteCall'),
      afterMs: fc.nat(3 * HELD_MIN * 60_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let one = moved('a');
        let ms = nowMs;
        let taken = new Set<string>();
        for (const { who, type, afterMs } of steps) {
          ms += afterMs;
          one = act(one, type === 'takeCall' ? { type } : { type: 'noteCall', outcome: 'noAnswer' }, who, ms);
          taken = type === 'takeCall' ? new Set([...taken, who]) : new Set();
          const call = callOf(one);
          for (const agentId of ['ann', 'bob'])
            expect(call && mayAnswer(call, { agentId, deviceId: `device-${agentId}` })).toBe(taken.has(agentId));
        }
      }),
    );
  });

  it('stands in nobody’s way: the closure is still taken back, and a note too', () => {
    let one = moved('a');
    const move = one.events.at(-1)?.id ?? '';
    one = act(one, { type: 'takeCall' }, 'ann');
    one = act(one, { type: 'noteCall', outcome: 'noAnswer' }, 'ann');
    const note = undoEvents(one.events, [one.events.at(-1)?.id ?? '']);
    expect(callOf(add(one, note.ok ? note.value : []))).toMatchObject({ tries: 0, note: '' });
    const back = undoEvents(one.events, [move]);
    expect(back.ok).toBe(true);
    expect(callOf(add(one, back.ok ? back.value : []))).toBeNull();
  });

  it('is held by the first who took it, for ten minutes', () => {
    const one = act(act(moved('a'), { type: 'takeCall' }, 'bob'), { type: 'takeCall' }, 'ann');
    const call = callOf(one);
    if (!call) throw new Error('No call');
    expect(holderOf(call, nowMs)?.by.agentId).toBe('bob');
    expect(heldByOther(call, me, nowMs)?.by.agentId).toBe('bob');
    expect(isInHand(call, { agentId: 'bob', deviceId: 'another' }, nowMs)).toBe(true);
    expect(holderOf(call, nowMs + HELD_MIN * 60_000)).toBeNull();
    expect(holderOf(call, nowMs - HELD_MIN * 60_000)).toBeNull();
    const noted = callOf(act(one, { type: 'noteCall', outcome: 'callBack' }, 'bob'));
    expect(noted && holderOf(noted, nowMs)).toBeNull();
  });
});

/** What one of two colleagues does: goes on to the next person, or notes what came of the one in hand. */
const step = fc.record({
  who: fc.constantFrom('ann', 'bob'),
  what: fc.constantFrom('take', 'told', 'noAnswer', 'callBack'),
});

describe('whoever takes another call', () => {
  const takeAt = (one: Appointment, ms: number): Appointment => act(one, { type: 'takeCall' }, 'ann', nowMs + ms);
  const holds = (...all: readonly Appointment[]): readonly string[] =>
    callList({ appointments: all, tickets: [], now: early })
      .filter((call) => isInHand(call, me, nowMs))
      .map(({ appointment }) => appointment.id);

  it('has left the one before: a colleague may take them, and what they said there can still be noted', () => {
    const [a, b] = [takeAt(moved('a'), 0), moved('b')];
    expect(holds(a, b)).toEqual(['a']);
    const next = takeAt(b, 1000);
    expect(holds(a, next)).toEqual(['b']);
    const left = callList({ appointments: [a, next], tickets: [], now: early }).find(
      ({ appointment }) => appointment.id === 'a',
    );
    if (!left) throw new Error('No call');
    expect(heldByOther(left, { agentId: 'bob', deviceId: 'device-bob' }, nowMs)).toBeNull();
    expect(mayAnswer(left, me)).toBe(true);
    expect(holds(takeAt(a, 2000), next)).toEqual(['a']);
  });

  it('does not have the one before again when the other is told, noted, or taken back', () => {
    const [a, b] = [takeAt(moved('a'), 0), takeAt(moved('b'), 1000)];
    const noted = act(b, { type: 'noteCall', outcome: 'noAnswer' }, 'ann', nowMs + 2000);
    expect(holds(a, noted)).toEqual([]);
    expect(holds(a, act(b, { type: 'inform', channel: 'phone' }, 'ann', nowMs + 2000))).toEqual([]);
    const note = undoEvents(noted.events, [noted.events.at(-1)?.id ?? '']);
    expect(holds(a, add(noted, note.ok ? note.value : [], 'ann', nowMs + 3000))).toEqual(['b']);
  });

  it('has not left anybody by a take of a clock that is far ahead, nor by one at another computer', () => {
    const ahead = takeAt(moved('a'), 365 * 24 * 60 * 60_000);
    expect(holds(ahead, takeAt(moved('b'), 0))).toEqual(['b']);
    expect(holds(ahead, takeAt(moved('b'), 0), takeAt(moved('c'), 1000))).toEqual(['c']);
    const next = takeAt(moved('b'), 1000);
    const [placed, moveOn, take] = next.events;
    const elsewhere = [placed, moveOn, take && { ...take, by: { ...take.by, deviceId: 'another' } }].flatMap(
      (event) => event ?? [],
    );
    expect(holds(takeAt(moved('a'), 0), foldAppointment('b', 'site', elsewhere))).toEqual(['a', 'b']);
  });

  it('gives way to the colleague who took a person up meanwhile, also when they come back to them', () => {
    const [a, b] = [takeAt(moved('a'), 0), takeAt(moved('b'), 1000)];
    const byBob = act(a, { type: 'takeCall' }, 'bob', nowMs + 2000);
    expect(holds(takeAt(byBob, 3000), b)).toEqual([]);
  });
});

describe('two colleagues who share the list', () => {
  it('never call the same person at once while they hear of each other, and the list gets shorter with each person told', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const all = new Map(['a', 'b', 'c', 'd'].map((id) => [id, moved(id)]));
        const inHand = new Map<string, string>();
        let told = 0;
        for (const { who, what } of steps) {
          const person = { agentId: who, deviceId: `device-${who}` };
          const hand = all.get(inHand.get(who) ?? '');
          if (what === 'take' && !hand) {
            const next = nextCall(
              callList({ appointments: [...all.values()], tickets: [], now: early }),
              '',
              person,
              nowMs,
            );
            if (!next) continue;
            const { id } = next.appointment;
            all.set(id, act(next.appointment, { type: 'takeCall' }, who));
            inHand.set(who, id);
            expect(new Set(inHand.values()).size).toBe(inHand.size);
          } else if (what !== 'take' && hand) {
            const command: AppointmentCommand =
              what === 'told' ? { type: 'inform', channel: 'phone' } : { type: 'noteCall', outcome: what };
            all.set(hand.id, act(hand, command, who));
            inHand.delete(who);
            if (what === 'told') told += 1;
          }
          expect(callList({ appointments: [...all.values()], tickets: [], now: early })).toHaveLength(4 - told);
        }
      }),
    );
  });

  it('agree on who has a person when both took them apart from each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 60_000 }), (a, b) => {
        const one = moved('a');
        const ann = act(one, { type: 'takeCall' }, 'ann', nowMs + a);
        const bob = act(one, { type: 'takeCall' }, 'bob', nowMs + b);
        const calls = [mergeDocument('appointments', ann, bob), mergeDocument('appointments', bob, ann)].map(callOf);
        const holders = calls.map((call) => call && holderOf(call, nowMs)?.by.agentId);
        expect(holders[0]).toBe(holders[1]);
        expect(['ann', 'bob']).toContain(holders[0]);
      }),
    );
  });

  it('tries everybody once before anybody twice, and passes over whom a colleague has', () => {
    const [a, b, c] = [moved('a'), moved('b'), moved('c')];
    const tried = act(a, { type: 'noteCall', outcome: 'noAnswer' }, 'ann');
    const held = act(b, { type: 'takeCall' }, 'bob');
    const calls = callList({ appointments: [tried, held, c], tickets: [], now: early });
    expect(calls.map(({ appointment }) => appointment.id)).toEqual(['b', 'c', 'a']);
    expect(nextCall(calls, '', me, nowMs)?.appointment.id).toBe('c');
    expect(nextCall(calls, 'c', me, nowMs)?.appointment.id).toBe('a');
    expect(nextCall(calls, 'a', me, nowMs)?.appointment.id).toBe('c');
    expect(nextCall([], '', me, nowMs)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { copiesOf, logOf } from '../../../../tests/arbitraries/event-logs';
import { mergeDocument } from '../../sync/merge-document';
import type { AppointmentEventBody } from '../model/appointment';
import type { AnyEvent } from '../model/event';
import { decideAppointment, type AppointmentCommand } from './decide-appointment';
import { effectiveEvents, stampEvents } from './event-log';
import { foldAppointment } from './fold-appointment';
import { placementEvent } from './placement-event';
import { toldPlacement } from './told-placement';
import { undoEvents } from './undo';

const runs = { numRuns: 400 };
const place = { day: '2026-11-24', time: '14:30', durationMin: 20, deskId: 'desk-1' };
const booked: AppointmentEventBody = {
  type: 'booked',
  ...place,
  reasonId: 'CNI',
  citizenId: 'c',
  persons: [{ preApplicationNumber: '' }],
  channel: 'desk',
};
let fresh = 0;
const stamp = () => ({
  at: '2026-11-24T08:00:00.000Z',
  by: { agentId: 'a', deviceId: 'd', deskId: 'desk-1' },
  newId: () => `e${String((fresh += 1)).padStart(6, '0')}`,
});
const append = (log: readonly AnyEvent[], bodies: readonly { readonly type: string }[]): AnyEvent[] => [
  ...log,
  ...stampEvents(log, bodies, stamp()),
];
const appointment = (log: readonly AnyEvent[]) => foldAppointment('x', 'site', log);
const start = append([], [booked]);
const causeOf = (log: readonly AnyEvent[]): string => placementEvent(appointment(log))?.id ?? '';
const surplus = append(start, [{ type: 'overbooked', cause: causeOf(start), rivals: ['r1'] } as never]);
const after = (log: readonly AnyEvent[], command: AppointmentCommand): AnyEvent[] => {
  const decided = decideAppointment(appointment(log), command);
  if (!decided.ok) throw new Error(JSON.stringify(decided.reason));
  return append(log, decided.value);
};
const move = { type: 'reschedule', ...place, time: '16:30', settles: causeOf(start) } as const;

describe('a surplus that is kept', () => {
  it('says so, keeps its rivals, and is a surplus again once that is taken back', () => {
    const kept = after(surplus, { type: 'keep' });
    expect(appointment(kept)).toMatchObject({ confirmation: 'kept', rivals: ['r1'], status: 'booked' });
    const undone = undoEvents(kept, [kept.at(-1)?.id ?? '']);
    expect(appointment(append(kept, undone.ok ? undone.value : [])).confirmation).toBe('overbooked');
  });

  it('is refused for one that fits, or is kept already, and wants a new word once it moves', () => {
    expect(decideAppointment(appointment(start), { type: 'keep' }).ok).toBe(false);
    const kept = after(surplus, { type: 'keep' });
    expect(decideAppointment(appointment(kept), { type: 'keep' }).ok).toBe(false);
    expect(appointment(after(kept, move)).confirmation).toBe('pending');
  });

  it('is one only where the server found a surplus and a person kept that very placement', () => {
    fc.assert(
      fc.property(logOf('appointments'), (log) => {
        const told = appointment(log);
        const words = effectiveEvents(log).filter((event) => event['cause'] === placementEvent(told)?.id);
        const has = (type: string): boolean => words.some((event) => event.type === type);
        if (told.confirmation === 'kept') expect([has('overbooked'), has('kept')]).toEqual([true, true]);
        if (told.confirmation === 'overbooked') expect([has('overbooked'), has('kept')]).toEqual([true, false]);
        if (told.confirmation === 'accepted') expect(has('overbooked')).toBe(false);
      }),
      runs,
    );
  });

  it('stays kept on every replica that hears of it, in any order', () => {
    fc.assert(
      fc.property(copiesOf('appointments', 3), ([a, b, c]) => {
        if (!a || !b || !c) return;
        const kept = mergeDocument('appointments', a, mergeDocument('appointments', b, c));
        const other = mergeDocument('appointments', mergeDocument('appointments', c, a), b);
        expect(other).toEqual(kept);
      }),
      runs,
    );
  });
});

describe('telling the person', () => {
  it('is due after a move of the office, until it was done', () => {
    const moved = after(surplus, move);
    expect(toldPlacement(appointment(moved))).toEqual({ day: place.day, time: '14:30', isDue: true });
    const told = after(moved, { type: 'inform', channel: 'sms' });
    expect(toldPlacement(appointment(told))).toEqual({ day: place.day, time: '16:30', isDue: false });
    expect(decideAppointment(appointment(told), { type: 'inform', channel: 'sms' }).ok).toBe(false);
  });

  it('is not due for a booking, a wish of the person, another desk at the same time, or a cancelled one', () => {
    const wished = after(start, { type: 'reschedule', ...place, time: '10:00' });
    const otherDesk = after(surplus, { ...move, time: '14:30', deskId: 'desk-2' });
    const cancelled = after(after(surplus, move), { type: 'cancel', by: 'citizen', why: '' });
    for (const log of [start, surplus, wished, otherDesk, cancelled])
      expect(toldPlacement(appointment(log)).isDue).toBe(false);
  });

  it('is due again when the move is taken back after it was told', () => {
    const moved = after(surplus, move);
    const told = after(moved, { type: 'inform', channel: 'phone' });
    const back = append(told, [{ type: 'undone', target: moved.at(-1)?.id ?? '' } as never]);
    expect(appointment(back)).toMatchObject({ time: '14:30', confirmation: 'overbooked' });
    expect(toldPlacement(appointment(back))).toEqual({ day: place.day, time: '16:30', isDue: true });
  });

  it('never throws, and is due only for somebody who is still to come and is elsewhere than was told', () => {
    fc.assert(
      fc.property(logOf('appointments'), (log) => {
        const one = appointment(log);
        const { isDue, day, time } = toldPlacement(one);
        expect(isDue).toBe(one.status === 'booked' && !(day === one.day && time === one.time));
      }),
      runs,
    );
  });
});

it('corrects the numbers of the persons, and takes that back', () => {
  const persons = [{ preApplicationNumber: 'AB12CD34EF' }];
  const corrected = after(start, { type: 'correctPersons', persons });
  expect(appointment(corrected).persons).toEqual(persons);
  const undone = undoEvents(corrected, [corrected.at(-1)?.id ?? '']);
  expect(appointment(append(corrected, undone.ok ? undone.value : [])).persons).toEqual([{ preApplicationNumber: '' }]);
});

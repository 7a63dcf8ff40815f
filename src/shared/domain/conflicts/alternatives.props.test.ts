import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { minutesOf, timeOf } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import { findPlace } from '../scheduling/find-place';
import { livePlacements } from '../scheduling/live-placements';
import { planDay } from '../scheduling/plan-day';
import { moveAlternatives } from './alternatives';
import { crowdOf, whoMakesRoom } from './crowd';
import { keepConsequences } from './keep-consequences';
import { stripOf } from './strip';
import { appointmentOf, smallTown, today } from './testing/small-town';

const days = [today, '2026-11-25', '2026-11-26', '2026-11-27'];
const wish = fc.record({
  day: fc.constantFrom(...days),
  time: fc.integer({ min: 0, max: 95 }).map((step) => timeOf(9 * 60 + step * 5)),
  deskId: fc.constantFrom('desk-1', 'desk-2', 'desk-3'),
  durationMin: fc.constantFrom(10, 20, 35),
  reasonId: fc.constantFrom('passport', 'advice'),
});
const others = fc
  .array(wish, { maxLength: 40 })
  .map((wishes) => wishes.map((one, index) => appointmentOf({ ...one, id: `o${String(index)}` })));
const surplus = wish.map((one) => appointmentOf({ ...one, id: 'surplus', word: 'overbooked' }));
const now = fc.record({
  day: fc.constantFrom(today, '2026-11-25', '2026-12-01'),
  time: fc.integer({ min: 0, max: 1439 }).map(timeOf),
});

describe('moveAlternatives', () => {
  it('only proposes places with room, ahead of now, on different days, the nearest first', () => {
    fc.assert(
      fc.property(others, surplus, now, fc.integer({ min: 0, max: 3 }), (booked, one, moment, count) => {
        const appointments = [...booked, one];
        const found = moveAlternatives({ ref: smallTown, appointments, appointment: one, now: moment }, count);
        expect(found.length).toBeLessThanOrEqual(count);
        expect(new Set(found.map(({ slot }) => slot.day)).size).toBe(found.length);
        for (const { slot, minutes } of found) {
          const live = livePlacements(booked, smallTown.reasons);
          const place = findPlace(planDay(smallTown, slot.day), live, {
            reasonId: one.reasonId,
            durationMin: one.durationMin,
            time: slot.time,
            deskId: slot.deskId,
          });
          expect(place).toEqual({ ok: true, value: slot });
          expect(slot.durationMin).toBe(one.durationMin);
          expect(`${slot.day} ${slot.time}` >= `${moment.day} ${moment.time}`).toBe(true);
          expect(minutes).toBe(minutesOf(slot.time) - minutesOf(one.time));
        }
        expect(found.map((move) => move.days)).toEqual(found.map((move) => move.days).toSorted((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  it('finds the nearest hour of the same day, the later of two as near, and the same hour of the next days', () => {
    const full = (id: string, day: string, time: string): Appointment[] =>
      ['desk-1', 'desk-2'].map((deskId) => appointmentOf({ id: `${id}-${deskId}`, day, time, deskId }));
    const one = appointmentOf({ id: 's', word: 'overbooked', deskId: 'desk-3' });
    const facts = {
      ref: smallTown,
      appointment: one,
      appointments: [...full('a', today, '14:30'), ...full('b', '2026-11-25', '14:30'), one],
      now: { day: today, time: '10:00' },
    };
    expect(moveAlternatives(facts, 3)).toMatchObject([
      { slot: { day: today, time: '14:50', deskId: 'desk-1' }, days: 0, minutes: 20 },
      { slot: { day: '2026-11-26', time: '14:30' }, days: 2, minutes: 0 },
      { slot: { day: '2026-11-27', time: '14:30' }, days: 3, minutes: 0 },
    ]);
    // Somebody cancelled: the place itself comes first.
    expect(moveAlternatives({ ...facts, appointments: [one] }, 1)).toMatchObject([
      { slot: { day: today, time: '14:30', deskId: 'desk-3' }, days: 0, minutes: 0 },
    ]);
    // The day is nearly over: nothing on it any more.
    expect(moveAlternatives({ ...facts, now: { day: today, time: '16:50' } }, 1)).toMatchObject([{ days: 2 }]);
  });
});

describe('moveAlternatives of one day', () => {
  it('begins with so many places of the own day, apart from each other and the nearest first', () => {
    fc.assert(
      fc.property(others, surplus, fc.integer({ min: 1, max: 5 }), (booked, one, ofOwnDay) => {
        const facts = {
          ref: smallTown,
          appointments: [...booked, one],
          appointment: one,
          now: { day: today, time: '00:00' },
        };
        const found = moveAlternatives(facts, 6, ofOwnDay);
        const own = found.filter(({ slot }) => slot.day === one.day);
        expect(found.slice(0, own.length)).toEqual(own);
        expect(own.length).toBeLessThanOrEqual(ofOwnDay);
        expect(own[0]).toEqual(moveAlternatives(facts, 6).find(({ slot }) => slot.day === one.day));
        expect(own.map(({ minutes }) => Math.abs(minutes))).toEqual(
          own.map(({ minutes }) => Math.abs(minutes)).toSorted((a, b) => a - b),
        );
        for (const [index, a] of own.entries())
          for (const b of own.slice(index + 1)) expect(Math.abs(a.minutes - b.minutes)).toBeGreaterThanOrEqual(20);
      }),
      { numRuns: 100 },
    );
  });
});

describe('keepConsequences', () => {
  it('never makes anybody begin earlier, and costs nothing where there is room', () => {
    fc.assert(
      fc.property(others, surplus, (booked, one) => {
        const { waitMin, delayed, mostDelayMin } = keepConsequences(smallTown, [...booked, one], one);
        expect(waitMin).toBeGreaterThanOrEqual(0);
        expect(delayed === 0).toBe(mostDelayMin === 0);
        expect(delayed).toBeLessThanOrEqual(booked.length);
        expect(keepConsequences(smallTown, [one], one)).toEqual({ waitMin: 0, delayed: 0, mostDelayMin: 0 });
      }),
      { numRuns: 200 },
    );
  });

  it('counts the wait until the first station is free and the delay of those who come next', () => {
    const one = appointmentOf({ id: 's', word: 'overbooked', deskId: 'desk-3' });
    const day = [
      appointmentOf({ id: 'a', deskId: 'desk-1', durationMin: 20 }),
      appointmentOf({ id: 'b', deskId: 'desk-2', durationMin: 35 }),
      appointmentOf({ id: 'c', deskId: 'desk-1', time: '14:50' }),
      one,
    ];
    // a ends at 14:50: c takes that station (first in time), b ends at 15:05.
    expect(keepConsequences(smallTown, day, one)).toEqual({ waitMin: 20, delayed: 1, mostDelayMin: 15 });
  });
});

describe('the picture of a surplus', () => {
  it('seats everybody once, nobody over another, and the surplus in the row without a number', () => {
    fc.assert(
      fc.property(others, surplus, (booked, one) => {
        const crowd = crowdOf(smallTown, [...booked, one], one);
        const { window, lanes } = stripOf(smallTown, [...booked, one], one, crowd.limit);
        const seated = lanes.flatMap(({ appointments }) => appointments.map(({ id }) => id));
        expect(new Set(seated).size).toBe(seated.length);
        expect(lanes.find(({ appointments }) => appointments.some(({ id }) => id === one.id))?.number).toBe(0);
        for (const { appointments } of lanes)
          for (const [index, a] of appointments.entries())
            for (const b of appointments.slice(index + 1))
              expect(
                minutesOf(a.time) + a.durationMin <= minutesOf(b.time) ||
                  minutesOf(b.time) + b.durationMin <= minutesOf(a.time),
              ).toBe(true);
        expect(window.from).toBeLessThan(minutesOf(one.time));
        expect(window.to).toBeGreaterThan(minutesOf(one.time) + one.durationMin);
        expect(crowd.isFree).toBe(crowd.count <= crowd.capacity);
      }),
      { numRuns: 200 },
    );
  });

  it('asks only those to move whose place would be enough', () => {
    fc.assert(
      fc.property(others, surplus, (booked, one) => {
        for (const mover of whoMakesRoom(smallTown, [...booked, one], one)) {
          const left = livePlacements(
            booked.filter(({ id }) => id !== mover.id),
            smallTown.reasons,
          ).filter((other) => other.day === one.day);
          const open = planDay(smallTown, one.day);
          const place = findPlace(open, left, { ...one, deskId: one.deskId });
          // Opening hours are not what a surplus lacks.
          if (!place.ok) expect(place.reason.code).toBe('slotClosed');
        }
      }),
      { numRuns: 200 },
    );
    const late = appointmentOf({ id: 's', word: 'overbooked', deskId: 'desk-3', durationMin: 35 });
    const first = appointmentOf({ id: 'a', deskId: 'desk-1', durationMin: 20 });
    const second = appointmentOf({ id: 'b', deskId: 'desk-1', time: '14:50', durationMin: 20 });
    const long = appointmentOf({ id: 'c', deskId: 'desk-2', durationMin: 35 });
    const found = whoMakesRoom(smallTown, [first, second, long, late], late);
    expect(found.map(({ id }) => id)).toEqual(['c']);
  });

  it('names what is short: the stations, or the desk alone', () => {
    const one = appointmentOf({ id: 's', word: 'overbooked', deskId: 'desk-3' });
    const two = ['desk-1', 'desk-2'].map((deskId) => appointmentOf({ id: deskId, deskId }));
    expect(crowdOf(smallTown, [...two, one], one)).toMatchObject({ limit: 'stations', count: 3, capacity: 2 });
    const same = appointmentOf({ id: 'x', deskId: 'desk-3' });
    expect(crowdOf(smallTown, [same, one], one)).toMatchObject({ limit: 'desk', count: 2, capacity: 1 });
    expect(crowdOf(smallTown, [one], one)).toMatchObject({ isFree: true, holders: [] });
  });
});

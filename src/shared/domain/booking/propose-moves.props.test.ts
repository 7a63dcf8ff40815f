import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, timeOf } from '../../time/civil';
import { appointmentOf, smallTown, today } from '../conflicts/testing/small-town';
import type { Appointment } from '../model/appointment';
import type { Closure, SiteReference } from '../model/reference';
import { findPlace } from '../scheduling/find-place';
import { livePlacements } from '../scheduling/live-placements';
import { planDay } from '../scheduling/plan-day';
import { distanceOf, filledDays, proposeMoves, type MoveScene } from './propose-moves';
import { closureCause } from './move-cause';
import { touchedAppointments } from './touched-appointments';

const now = { day: today, time: '08:00' };
const day = addDays(today, 1);
const closed = (deskId: string, from = '00:00', to = '23:59'): Closure => ({
  kind: 'closure',
  id: 'closure',
  deskId,
  fromDay: day,
  toDay: day,
  from,
  to,
  label: 'Panne',
});
const withClosure = (closure: Closure): SiteReference => ({ ...smallTown, closures: [closure] });

const wishes = fc.uniqueArray(
  fc.record({
    day: fc.constantFrom(day, addDays(day, 1)),
    step: fc.integer({ min: 0, max: 23 }),
    desk: fc.integer({ min: 1, max: 3 }),
    reasonId: fc.constantFrom('passport', 'advice'),
  }),
  { selector: (one) => `${one.day} ${one.step} ${one.desk}`, maxLength: 24 },
);

/** The wishes that find room one after the other: a day as desks would have booked it. */
const booked = (all: readonly { day: string; step: number; desk: number; reasonId: string }[]): Appointment[] => {
  const taken: Appointment[] = [];
  for (const [index, { day: on, step, desk, reasonId }] of all.entries()) {
    const place = { time: timeOf(9 * 60 + step * 20), durationMin: 20, deskId: `desk-${desk}` };
    const live = livePlacements(taken, smallTown.reasons);
    if (!findPlace(planDay(smallTown, on), live, { reasonId, ...place }).ok) continue;
    taken.push(appointmentOf({ id: `a${index}`, day: on, reasonId, ...place }));
  }
  return taken;
};

describe('proposeMoves', () => {
  it('gives each a place of their own that is open, ahead, and beside nobody who stays', () => {
    fc.assert(
      fc.property(wishes, fc.constantFrom('', 'desk-2'), (all, deskId) => {
        const appointments = booked(all);
        const ref = withClosure(closed(deskId));
        const touched = touchedAppointments(ref, appointments, closureCause(closed(deskId)), now);
        const scene: MoveScene = { ref, appointments, now };
        const moves = proposeMoves(scene, touched);
        const moving = new Set(touched.map(({ id }) => id));
        const settled = appointments.filter(({ id }) => !moving.has(id));
        for (const { appointment, to } of moves) {
          expect(to).not.toBeNull();
          if (!to) continue;
          const live = livePlacements(settled, ref.reasons);
          const { reasonId } = appointment;
          expect(findPlace(planDay(ref, to.day), live, { reasonId, ...to }).ok).toBe(true);
          expect(to.day > now.day || to.time > now.time).toBe(true);
          settled.push({ ...appointment, ...to });
        }
        expect(moves.map(({ appointment }) => appointment.id)).toEqual(touched.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what it proposed before wherever that still holds, and changes only the line whose place was taken', () => {
    fc.assert(
      fc.property(wishes, fc.nat(), (all, which) => {
        const appointments = booked(all);
        const ref = withClosure(closed('desk-2'));
        const touched = touchedAppointments(ref, appointments, closureCause(closed('desk-2')), now);
        const moves = proposeMoves({ ref, appointments, now }, touched);
        const before = new Map(moves.map((move) => [move.appointment.id, move]));
        expect(proposeMoves({ ref, appointments, now }, touched, before)).toEqual(moves);
        // Somebody books the very place that one of them was shown.
        const lost = moves[which % Math.max(1, moves.length)];
        if (!lost?.to) return;
        const rival = appointmentOf({ ...lost.appointment, ...lost.to, id: 'rival' });
        const again = proposeMoves({ ref, appointments: [...appointments, rival], now }, touched, before);
        for (const { appointment, to } of again)
          if (appointment.id === lost.appointment.id) expect(to).not.toEqual(lost.to);
          else if (to?.day !== lost.to.day) expect(to).toEqual(before.get(appointment.id)?.to);
        expect(again.map(({ appointment }) => appointment.id)).toEqual(touched.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('proposes anew for an appointment that was moved or made another since', () => {
    const one = appointmentOf({ id: 'a', day, time: '10:00', deskId: 'desk-2', reasonId: 'advice' });
    const changes = [{ day: addDays(day, 3) }, { time: '14:00' }, { durationMin: 5 }, { reasonId: 'passport' }];
    const ref = withClosure(closed(''));
    const placeFor = (moving: Appointment, before?: Parameters<typeof proposeMoves>[2]) =>
      proposeMoves({ ref, appointments: [moving], now }, [moving], before);
    const before = new Map(placeFor(one).map((move) => [move.appointment.id, move]));
    fc.assert(
      fc.property(fc.constantFrom(...changes), (change) => {
        const moved = { ...one, ...change };
        expect(placeFor(moved, before)).toEqual(placeFor(moved));
      }),
    );
  });

  it('sends nobody of today to an hour before the one at which they come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 22 }), fc.integer({ min: 0, max: 20 }), (step, ago) => {
        // Desks 1 and 3 are full from the hour of the person on, and free before it.
        const others = Array.from({ length: 24 - step }, (_, index) => [
          { day, step: step + index, desk: 1, reasonId: 'advice' },
          { day, step: step + index, desk: 3, reasonId: 'advice' },
        ]).flat();
        const appointments = booked([{ day, step, desk: 2, reasonId: 'advice' }, ...others]);
        const at = { day, time: timeOf(Math.max(8 * 60, 9 * 60 + (step - ago) * 20 - 1)) };
        const ref = withClosure(closed('desk-2'));
        const touched = touchedAppointments(ref, appointments, closureCause(closed('desk-2')), at);
        for (const { appointment, to } of proposeMoves({ ref, appointments, now: at }, touched))
          if (to?.day === day) expect(to.time >= appointment.time).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('fills no half hour beyond its places while another one ahead has room, and says what each day then holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 5, max: 20 }), (number, durationMin) => {
        const many = Array.from({ length: number }, (_, index) =>
          appointmentOf({
            id: `a${String(index).padStart(2, '0')}`,
            day,
            reasonId: 'advice',
            time: '10:00',
            durationMin,
          }),
        );
        const ref = withClosure(closed(''));
        const moves = proposeMoves({ ref, appointments: many, now }, many);
        const filled = filledDays(ref, many, moves);
        expect(filled.map(({ tooMany }) => tooMany)).toEqual(filled.map(() => 0));
        expect(filled.reduce((sum, { after, before }) => sum + after - before, 0)).toBe(number);
        for (const one of filled) expect(one.after).toBe(moves.filter(({ to }) => to?.day === one.day).length);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the hour on the next day while there is room, also for forty', () => {
    const forty = Array.from({ length: 40 }, (_, index) =>
      appointmentOf({
        id: `a${String(index).padStart(2, '0')}`,
        day,
        reasonId: index < 20 ? 'advice' : 'passport',
        time: timeOf(9 * 60 + (index % 20) * 20),
        deskId: index < 20 ? 'desk-1' : 'desk-2',
      }),
    );
    const scene = { ref: withClosure(closed('')), appointments: forty, now };
    const moves = proposeMoves(scene, forty);
    expect(moves.every((move) => move.to?.day === addDays(day, 1) && distanceOf(move).minutes === 0)).toBe(true);
    expect(new Set(moves.map(({ to }) => `${to?.deskId} ${to?.time}`)).size).toBe(40);
  });

  it('stays on the day where only a desk is closed', () => {
    const one = appointmentOf({ id: 'a', day, time: '10:00', deskId: 'desk-1', reasonId: 'advice' });
    const [move] = proposeMoves({ ref: withClosure(closed('desk-1')), appointments: [one], now }, [one]);
    expect(move?.to).toMatchObject({ day, time: '10:00', deskId: 'desk-2' });
  });

  it('keeps the day rather than the hour for two hours, and the hour rather than the day beyond', () => {
    const one = appointmentOf({ id: 'a', day, time: '10:00', deskId: 'desk-1', reasonId: 'advice' });
    const shutUntil = (to: string): SiteReference => ({
      ...smallTown,
      closures: [closed('desk-1'), { ...closed('', '00:00', to), id: 'until' }],
    });
    const placeIn = (ref: SiteReference) => proposeMoves({ ref, appointments: [one], now }, [one])[0]?.to;
    expect(placeIn(shutUntil('11:40'))).toMatchObject({ day, time: '11:40', deskId: 'desk-2' });
    expect(placeIn(shutUntil('12:20'))).toMatchObject({ day: addDays(day, 1), time: '10:00' });
  });

  it('says when there is no place at all', () => {
    const one = appointmentOf({ id: 'a', day, reasonId: 'advice' });
    const ref = { ...smallTown, openingPeriods: [] };
    const moves = proposeMoves({ ref, appointments: [one], now }, [one]);
    expect(moves).toEqual([{ appointment: one, to: null }]);
    expect(moves.map(distanceOf)).toEqual([{ days: 0, minutes: 0 }]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { timeOf } from '../../time/civil';
import { appointmentStanding } from './appointment-standing';

const day = '2026-11-23';
const standingAt = (time: string, durationMin: number, now: string) =>
  appointmentStanding({ status: 'booked', day, time, durationMin }, { day, time: now });

it('keeps whoever may well come in now among the late, also where the appointment is as short as a handing over', () => {
  expect(standingAt('10:45', 10, '10:56')).toBe('late');
  expect(standingAt('10:45', 10, '10:59')).toBe('late');
  expect(standingAt('10:45', 10, '11:00')).toBe('needsOutcome');
  expect(standingAt('10:45', 20, '11:05')).toBe('needsOutcome');
});

it('goes from ahead to late to needing an outcome and never back: late from five minutes on, over from its end on, after fifteen at the earliest', () => {
  const order = ['ahead', 'late', 'needsOutcome'];
  const since = fc.integer({ min: -30, max: 130 });
  const starts = fc.integer({ min: 60, max: 1200 });
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 120 }), since, since, (start, durationMin, sinceOne, sinceOther) => {
      const [one, other] = [start + sinceOne, start + sinceOther];
      const at = (now: number) => standingAt(timeOf(start), durationMin, timeOf(now));
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      expect(order.indexOf(at(earlier))).toBeLessThanOrEqual(order.indexOf(at(later)));
      expect(at(one) === 'needsOutcome').toBe(one >= start + Math.max(durationMin, 15));
      expect(at(one) === 'ahead').toBe(one < start + 5);
    }),
  );
});

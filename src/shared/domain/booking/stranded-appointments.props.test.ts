import fc from 'fast-check';
import { expect, it } from 'vitest';

import { addDays, timeOf } from '../../time/civil';
import { appointmentOf, smallTown, today } from '../conflicts/testing/small-town';
import { nextDays } from '../insights/day/next-days';
import { appointmentStatuses } from '../model/appointment';
import type { Closure } from '../model/reference';
import { strandedAppointments, strandedDays } from './stranded-appointments';

const now = { day: today, time: '10:00' };
const closures = fc.array(
  fc.record({ deskId: fc.constantFrom('', 'desk-1', 'desk-2'), offset: fc.integer({ min: 0, max: 4 }) }),
  { maxLength: 4 },
);
const bookings = fc.array(
  fc.record({
    offset: fc.integer({ min: 0, max: 4 }),
    step: fc.integer({ min: 0, max: 23 }),
    desk: fc.integer({ min: 1, max: 2 }),
    status: fc.constantFrom(...appointmentStatuses),
  }),
  { maxLength: 30 },
);

it('strands those who are still to come at a desk that was open and was closed over them, and nobody else', () => {
  fc.assert(
    fc.property(closures, bookings, (shut, booked) => {
      const ref = {
        ...smallTown,
        closures: shut.map(({ deskId, offset }, index): Closure => {
          const day = addDays(today, offset);
          return {
            kind: 'closure',
            id: `c${index}`,
            deskId,
            fromDay: day,
            toDay: day,
            from: '00:00',
            to: '24:00',
            label: 'x',
          };
        }),
      };
      const all = booked.map(({ offset, step, desk, status }, index) => ({
        ...appointmentOf({
          id: `a${index}`,
          day: addDays(today, offset),
          time: timeOf(9 * 60 + step * 20),
          durationMin: 20,
          deskId: `desk-${desk}`,
        }),
        status,
      }));
      const outside = new Set(strandedAppointments(smallTown, all, now));
      const found = strandedAppointments(ref, all, now);
      const byHand = all.filter(
        (one) =>
          one.status === 'booked' &&
          (one.day > now.day || one.time > now.time) &&
          (outside.has(one) ||
            ref.closures.some(
              ({ deskId, fromDay }) => fromDay === one.day && (deskId === '' || deskId === one.deskId),
            )),
      );
      expect(found).toEqual(byHand);
      const days = strandedDays(ref, found);
      expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(found.length);
      expect(days.map(({ day }) => day)).toEqual([...new Set(found.map(({ day }) => day))].toSorted());
      // The days ahead leave out no closed day that somebody would come to.
      const shown = nextDays(ref, all, today).filter(({ places }) => places === 0);
      expect(shown.map(({ day }) => day)).toEqual(
        days.filter(({ day, isClosed }) => isClosed && day > today).map(({ day }) => day),
      );
    }),
  );
});

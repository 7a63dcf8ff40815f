import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isWorkingDay, workingDaysBetween } from '../../domain/insights/clock/working-days';
import { toSiteReference } from '../../domain/model/site-reference';
import { addDays } from '../../time/civil';
import { demoReference } from '../demo-reference';
import { workingPosition, yearCalendar } from './year-calendar';

const ref = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!ref) throw new Error('no site');
const calendar = yearCalendar(ref, '2025-11-01', '2027-12-31');
const last = calendar.days.length - 1;
const moment = fc.tuple(fc.integer({ min: 0, max: last }), fc.integer({ min: 0, max: 1439 }));

test('the axis of working days is the clock of the figures', () => {
  fc.assert(
    fc.property(moment, moment, ([a, from], [b, to]) => {
      const axis = workingPosition(calendar, b, to) - workingPosition(calendar, a, from);
      const clock = workingDaysBetween(calendar.days[a] ?? '', from, calendar.days[b] ?? '', to, ref.site.territory);
      expect(axis).toBeCloseTo(clock, 9);
    }),
  );
});

test('days stand at their index, working ones are counted', () => {
  calendar.days.forEach((day, index) => {
    expect([calendar.indexOf(day), addDays('2025-11-01', index)]).toEqual([index, day]);
    expect(calendar.isWorking[index]).toBe(isWorkingDay(day, ref.site.territory));
  });
  expect(calendar.workingDays.every((index, count) => calendar.workingBefore[index] === count)).toBe(true);
});

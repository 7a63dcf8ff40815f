import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween, weekdayOf } from '../../../time/civil';
import { holidayName } from '../../../time/public-holidays';
import { addMonths, lastDayOfMonth } from '../../../time/add-months';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days';

const day = fc.integer({ min: -20_000, max: 60_000 }).map((number) => addDays('1970-01-01', number));
const territory = fc.constantFrom('mainland', 'alsaceMoselle', 'reunion', 'polynesieFrancaise');
const minute = fc.integer({ min: 0, max: 1440 });

describe('the working-day clock', () => {
  it('works Monday to Friday without holidays', () => {
    fc.assert(
      fc.property(day, territory, (one, where) => {
        expect(isWorkingDay(one, where)).toBe(weekdayOf(one) < 6 && holidayName(one, where) === '');
      }),
    );
  });

  it('lands on the working day with as many working days behind it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 300 }), territory, (one, count, where) => {
        const last = addWorkingDays(one, count, where);
        expect(isWorkingDay(last, where)).toBe(true);
        expect(workingDaysBetween(addDays(one, 1), 0, last, 1440, where)).toBeCloseTo(count, 9);
      }),
    );
  });

  it('adds up over a moment between, and never counts more than the calendar', () => {
    fc.assert(
      fc.property(day, minute, fc.nat(900), minute, fc.nat(900), minute, territory, (a, am, b, bm, c, cm, where) => {
        const middle = addDays(a, b);
        const end = addDays(middle, c);
        const whole = workingDaysBetween(a, am, end, cm, where);
        const parts = workingDaysBetween(a, am, middle, bm, where) + workingDaysBetween(middle, bm, end, cm, where);
        expect(whole).toBeCloseTo(parts, 9);
        if (b + c > 0) expect(whole).toBeLessThanOrEqual(daysBetween(a, end) + (cm - am) / 1440 + 1e-9);
      }),
    );
  });
});

describe('the clock of months', () => {
  it('keeps the day or takes the last one, in the month asked for', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (one, count) => {
        const moved = addMonths(one, count);
        const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(moved) - months(one)).toBe(count);
        expect(moved.slice(8) === one.slice(8) || moved === lastDayOfMonth(moved)).toBe(true);
        expect(lastDayOfMonth(one)).toBe(addDays(addMonths(`${one.slice(0, 8)}01`, 1), -1));
      }),
    );
  });
});

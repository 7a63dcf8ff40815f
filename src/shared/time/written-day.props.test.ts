import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pad } from '../lib/pad';
import { addDays, daysBetween, mondayOf, weekdayOf } from './civil';
import { FIRST_DAY, isCivilDay, LAST_DAY } from './civil-day';
import { isWholeNow, leavingDay } from './written-day';

/** What the browser gives while a date is typed: years of one to six digits, and nothing while a part is missing. */
const givenText = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 275_760 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, day]) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`),
  fc.constantFrom('', '20261-12-07', '20263-12-07', '0263-12-07', '9999-12-31', '1899-12-31', '2026-02-30', '2026-12'),
  fc.string(),
);

const dayOfRegister = fc
  .integer({ min: 0, max: daysBetween(FIRST_DAY, LAST_DAY) })
  .map((more) => addDays(FIRST_DAY, more));

describe('leavingDay', () => {
  it('lets a day of the calendar between 1900 and 2199 out, or nothing, whatever stands in the field', () => {
    fc.assert(
      fc.property(givenText, (text) => {
        const left = leavingDay(text);
        if (left === '') return;
        expect(left).toBe(text);
        expect(isCivilDay(left)).toBe(true);
        const year = Number(left.slice(0, 4));
        expect(year).toBeGreaterThanOrEqual(1900);
        expect(year).toBeLessThanOrEqual(2199);
      }),
    );
  });

  it('gives the reckoning with days nothing that it stops at, centuries ahead and back', () => {
    fc.assert(
      fc.property(givenText, fc.integer({ min: -40_000, max: 40_000 }), (text, far) => {
        const left = leavingDay(text);
        if (left === '') return;
        const there = addDays(left, far);
        expect(isCivilDay(there)).toBe(true);
        expect(daysBetween(left, there)).toBe(far);
        expect(weekdayOf(mondayOf(there))).toBe(1);
      }),
    );
  });

  it('lets every day of the register out', () => {
    fc.assert(
      fc.property(dayOfRegister, (day) => {
        expect(leavingDay(day)).toBe(day);
      }),
    );
  });
});

describe('isWholeNow', () => {
  it('is told once while a date is typed over another one: with the last digit of its year', () => {
    fc.assert(
      fc.property(dayOfRegister, dayOfRegister, (old, next) => {
        const [year, month, day] = [next.slice(0, 4), next.slice(5, 7), next.slice(8)];
        const years = [1, 2, 3, 4].map((digits) => pad(Number(year.slice(0, digits)), 4));
        // Seen in Chromium: each digit of the day and the month makes a date, or nothing where it can be none yet.
        const dates = [
          ...[`0${day.slice(0, 1)}`, day].map((one) => `${old.slice(0, 8)}${one}`),
          ...[`0${month.slice(0, 1)}`, month].map((one) => `${old.slice(0, 5)}${one}-${day}`),
          ...years.map((one) => `${one}-${month}-${day}`),
        ].map((text) => (isCivilDay(text) ? text : ''));
        const told = dates.filter((text, index) => isWholeNow(dates[index - 1] ?? old, text));
        expect(told).toEqual(dates.at(-1) === '' ? [] : [next]);
      }),
    );
  });
});

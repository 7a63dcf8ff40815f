import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, weekdayOf } from '../../../time/civil';
import { nextPeriod, previousPeriod, yearBefore } from './neighbour-periods';
import { periodOf } from './period-of';
import { daysOf, decadesOf, monthsOf, tenDayWindows, weekIn, weeksOf } from './windows';

const day = fc.integer({ min: 0, max: 60_000 }).map((number) => addDays('1970-01-01', number));
const kind = fc.constantFrom('day', 'week', 'month', 'quarter', 'halfYear', 'year');

describe('periods', () => {
  it('hold their day, and each of their days leads to them', () => {
    fc.assert(
      fc.property(kind, day, (some, one) => {
        const period = periodOf(some, one);
        expect(period.from <= one && one <= period.to).toBe(true);
        expect([periodOf(some, period.from), periodOf(some, period.to)]).toEqual([period, period]);
      }),
    );
  });

  it('follow each other without gap', () => {
    fc.assert(
      fc.property(kind, day, (some, one) => {
        const period = periodOf(some, one);
        expect(addDays(previousPeriod(period).to, 1)).toBe(period.from);
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
      }),
    );
  });

  it('are held against a period of their kind a year before', () => {
    fc.assert(
      fc.property(kind, day, (some, one) => {
        const before = yearBefore(periodOf(some, one));
        expect(periodOf(some, before.from)).toEqual(before);
        if (some === 'day' || some === 'week') expect(weekdayOf(before.from)).toBe(weekdayOf(periodOf(some, one).from));
      }),
    );
  });
});

describe('windows', () => {
  const cuts = fc.constantFrom(weeksOf, decadesOf, tenDayWindows, monthsOf);

  it('hold each day of their stretch exactly once, in order', () => {
    fc.assert(
      fc.property(cuts, day, fc.integer({ min: 0, max: 400 }), (cut, from, length) => {
        const to = addDays(from, length);
        const windows = cut(from, to);
        expect(windows.flatMap((window) => daysOf(window.from, window.to))).toEqual(daysOf(from, to));
        expect(windows.slice(1, -1).every((window) => window.isWhole)).toBe(true);
      }),
    );
  });

  it('a week is over only where each of its seven days is, and the days of the weeks are those of the stretch up to today', () => {
    fc.assert(
      fc.property(day, fc.nat(120), fc.nat(150), (from, length, ago) => {
        const stretch = { from, to: addDays(from, length) };
        const today = addDays(from, ago);
        const past = daysOf(from, stretch.to < today ? stretch.to : today);
        const weeks = weeksOf(from, stretch.to).filter((week) => week.from <= today);
        const told = weeks.map((week) => weekIn(week.from, stretch, today));
        expect(told.reduce((sum, { days }) => sum + days, 0)).toBe(past.length);
        for (const [at, { days, isOver, isRunning }] of told.entries()) {
          const week = periodOf('week', weeks[at]?.from ?? '');
          const all = daysOf(week.from, week.to);
          expect(isOver).toBe(all.every((one) => one < today && from <= one && one <= stretch.to));
          expect(isRunning).toBe(all.includes(today) && today <= stretch.to);
          expect(isOver && (isRunning || days < 7)).toBe(false);
        }
      }),
    );
  });
});

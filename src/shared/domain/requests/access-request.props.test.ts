import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { addDays, daysBetween, weekdayOf } from '../../time/civil';
import { holidayName, type Territory } from '../../time/public-holidays';
import { accessDaysLeft, accessDueDay, lastDayToExtend, mayBeReceivedOn } from './access-request';

const anyDay = fc.integer({ min: 0, max: 60 * 365 }).map((count) => addDays('2018-05-25', count));
const anyTerritory = fc.constantFrom<Territory>('mainland', 'alsaceMoselle', 'reunion', 'polynesieFrancaise');
const anyExtended = fc.constantFrom(null, 'complex' as const);

/** By weekday and list of holidays, without the counted year of the rule. */
const isWorked = (day: string, territory: Territory): boolean =>
  weekdayOf(day) <= 5 && holidayName(day, territory) === '';

/** The plain counting of months, by the calendar of the platform. */
const monthsLater = (day: string, count: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  const number = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), number)).toISOString().slice(0, 10);
};

describe('the day of answer', () => {
  it('is the first worked day from the end of the month on, and none before it', () => {
    fc.assert(
      fc.property(anyDay, anyTerritory, anyExtended, (receivedOn, territory, extended) => {
        const due = accessDueDay({ receivedOn, extended }, territory);
        const month = monthsLater(receivedOn, extended === null ? 1 : 3);
        expect(due >= month).toBe(true);
        expect(isWorked(due, territory)).toBe(true);
        for (let day = month; day < due; day = addDays(day, 1)) expect(isWorked(day, territory)).toBe(false);
      }),
    );
  });

  it('comes no earlier for a request that was received later, and later for one that was prolonged', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 400 }),
        anyTerritory,
        anyExtended,
        (day, more, territory, extended) => {
          const [first, later] = [day, addDays(day, more)].map((receivedOn) => ({ receivedOn, extended }));
          if (!first || !later) throw new Error('two of them');
          expect(accessDueDay(first, territory) <= accessDueDay(later, territory)).toBe(true);
          expect(accessDueDay(first, territory) >= lastDayToExtend(first, territory)).toBe(true);
          expect(accessDueDay({ ...first, extended: 'many' }, territory) > lastDayToExtend(first, territory)).toBe(
            true,
          );
        },
      ),
    );
  });

  it('is so many days away that they lead to it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 150 }), anyTerritory, anyExtended, (day, ago, territory, ext) => {
        const clock = { receivedOn: day, extended: ext };
        const today = addDays(day, ago);
        expect(addDays(today, accessDaysLeft(clock, today, territory))).toBe(accessDueDay(clock, territory));
      }),
    );
  });

  test.each([
    // The same number of the next month; a month without it ends on its last day.
    ['2026-12-02', null, '2027-01-04', 'the 2nd is a Saturday'],
    ['2026-11-23', null, '2026-12-23', 'a Wednesday'],
    ['2028-01-31', null, '2028-02-29', 'a leap year'],
    ['2029-01-31', null, '2029-02-28', 'no leap year'],
    ['2026-10-01', null, '2026-11-02', 'All Saints is a Sunday'],
    ['2026-04-01', null, '2026-05-04', 'Labour Day, then a weekend'],
    ['2026-11-25', null, '2026-12-28', 'Christmas on a Friday'],
    ['2026-11-30', 'complex', '2027-03-01', 'February has no 30th, and its last day is a Sunday'],
  ] as const)('received on %s, prolonged %s: %s (%s)', (receivedOn, extended, due, _why) => {
    expect(accessDueDay({ receivedOn, extended }, 'mainland')).toBe(due);
  });

  it('goes by the holidays of the territory', () => {
    const clock = { receivedOn: '2025-11-26', extended: null };
    expect(accessDueDay(clock, 'mainland')).toBe('2025-12-26');
    expect(accessDueDay(clock, 'alsaceMoselle')).toBe('2025-12-29');
  });
});

describe('a day of receipt', () => {
  it('is today or one of the year before, and nothing that is no day', () => {
    const today = '2028-02-29';
    for (const day of [today, '2028-02-28', '2027-02-28']) expect(mayBeReceivedOn(day, today), day).toBe(true);
    for (const day of ['2028-03-01', '2027-02-27', '2027-02-30', '', '2028-2-1', '9999-99-99'])
      expect(mayBeReceivedOn(day, today), day).toBe(false);
  });

  it('is at most a year back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (today, ago) => {
        const day = addDays(today, -ago);
        if (mayBeReceivedOn(day, today)) expect(daysBetween(day, today)).toBeLessThanOrEqual(366);
        else expect(ago < 0 || ago > 364).toBe(true);
      }),
    );
  });
});

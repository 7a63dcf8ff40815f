import { describe, expect, it } from 'vitest';

import { chance } from '../../../lib/chance';
import { addDays, weekdayOf } from '../../../time/civil';
import { daysOf } from '../period/windows';
import { dayWorth, openDays } from './exposure';
import type { Daily, Days } from './hits';
import { judgeCounts, judgeRates } from './judge';
import { windowsOfKind } from './windows';

// 2024 is the past, every window of 2025 is judged: a harder promise than that of a quarter.
const list = daysOf('2024-01-01', '2025-12-31');
const days: Days = { list, indexOf: new Map(list.map((day, index) => [day, index])) };
const asOf = { day: addDays('2025-12-31', 1), minute: 600, unsyncedDesks: 0 };
const year = { kind: 'year', from: '2025-01-01', to: '2025-12-31' } as const;
const windows = (kind: 'week' | 'decade') => windowsOfKind(kind, days, year, asOf);
const weekdayShares = [0.205, 0.205, 0.215, 0.208, 0.154, 0.013, 0];

/** Chance by its seed: uniform, normal (Box and Muller), Poisson (Knuth; normal for many), gamma (Marsaglia and Tsang). */
const dice = (seed: number) => {
  const next = chance(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let count = -1;
    for (let product = 1; product > Math.exp(-mean); product *= next()) count += 1;
    return Math.max(0, count);
  };
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - next()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return { next, poisson, gamma };
};

type Dice = ReturnType<typeof dice>;

/** A series without cause: `perWeek` on average, by weekday; days vary more than Poisson by a gamma factor of `shape`. */
const counts = ({ poisson, gamma }: Dice, perWeek: number, shape: number): Daily => {
  let factor = 1;
  const of = Float64Array.from(list, (day) => {
    // Whole weeks are busy or calm, and single days as well.
    if (weekdayOf(day) === 1) factor = shape === 0 ? 1 : gamma(shape) / shape;
    const daily = shape === 0 ? 1 : gamma(shape) / shape;
    return poisson(perWeek * (weekdayShares[weekdayOf(day) - 1] ?? 0) * factor * daily);
  });
  return { of, count: of };
};

const rates = (own: Dice, perWeek: number, share: number): Daily => {
  const { of } = counts(own, perWeek, 0);
  const count = of.map((number) => {
    let hit = 0;
    for (let each = 0; each < number; each += 1) hit += own.next() < share ? 1 : 0;
    return hit;
  });
  return { of, count };
};

const isOpen = openDays(days, [], '');
const isAlarmed = (daily: Daily): boolean => {
  const worth = dayWorth(days, isOpen, daily.of);
  return (
    judgeCounts(daily, worth, windows('week')).length > 0 || judgeCounts(daily, worth, windows('decade')).length > 0
  );
};

const alarmed = (number: number, make: (own: Dice, index: number) => Daily, judge: (daily: Daily) => boolean): number =>
  Array.from({ length: number }, (_, index) => judge(make(dice(7919 * number + index), index))).filter(Boolean).length;

const sizes = [3, 8, 20, 45, 90, 200, 450] as const;
const sizeOf = (index: number): number => sizes[index % sizes.length] ?? 20;

describe('500 series without cause, every week and décade of a year', () => {
  const poisson = alarmed(200, (own, index) => counts(own, sizeOf(index), 0), isAlarmed);
  const spread = alarmed(150, (own, index) => counts(own, sizeOf(index), 8 + (index % 5) * 8), isAlarmed);
  const shares = alarmed(
    150,
    (own, index) => rates(own, 20 + sizeOf(index), [0.04, 0.07, 0.12, 0.3][index % 4] ?? 0.07),
    (daily) => judgeRates(daily, windows('week')).length > 0,
  );

  it('alarm at most one in ten', () => {
    expect(poisson + spread + shares).toBeLessThanOrEqual(50);
  });

  it('of a kind: by chance alone, varying more than chance, and shares', () => {
    expect(poisson).toBeLessThanOrEqual(20);
    expect(spread).toBeLessThanOrEqual(30);
    expect(shares).toBeLessThanOrEqual(15);
  });
});

describe('a series with a cause', () => {
  it.each([
    [20, 3.2],
    [90, 2.2],
    [450, 2.2],
  ])('of %i a week alarms when a décade has %f times as many', (perWeek, times) => {
    const found = Array.from({ length: 40 }, (_, index) => {
      const daily = counts(dice(31 * perWeek + index), perWeek, 0);
      for (const [at, day] of list.entries())
        if (day >= '2025-09-21' && day <= '2025-09-30') daily.of[at] = times * (daily.of[at] ?? 0);
      const worth = dayWorth(days, isOpen, daily.of);
      return judgeCounts(daily, worth, windows('decade')).some(({ window }) => window.from === '2025-09-21');
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(36);
  });

  it('does not alarm for weeks of holidays', () => {
    const daily = counts(dice(5), 90, 0);
    for (const [at, day] of list.entries()) if (day >= '2025-12-22' && day <= '2025-12-28') daily.of[at] = 0;
    const open = isOpen.map(
      (own, at) => own && !((list[at] ?? '') >= '2025-12-22' && (list[at] ?? '') <= '2025-12-28'),
    );
    const worth = dayWorth(days, open, daily.of);
    expect(judgeCounts(daily, worth, windows('week')).map(({ window }) => window.from)).not.toContain('2025-12-22');
  });
});

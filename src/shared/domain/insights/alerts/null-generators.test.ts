import { describe, expect, it } from 'vitest';

import { chance } from '../../../lib/chance';
import { addDays, weekdayOf } from '../../../time/civil';
import { isWorkingDay } from '../clock/working-days';
import { daysOf } from '../period/windows';
import { dayWorth } from './exposure';
import type { Daily, Days } from './hits';
import { judgeCounts, judgeRates } from './judge';
import { windowsOfKind } from './windows';

// Series without cause of other kinds than those of null-series.test.ts: what real town halls have and no formula foresees.
const list = daysOf('2024-01-01', '2025-12-31');
const days: Days = { list, indexOf: new Map(list.map((day, index) => [day, index])) };
const asOf = { day: addDays('2025-12-31', 1), minute: 600, unsyncedDesks: 0 };
const year = { kind: 'year', from: '2025-01-01', to: '2025-12-31' } as const;
const [weeks, decades] = [windowsOfKind('week', days, year, asOf), windowsOfKind('decade', days, year, asOf)];
const five = [0.205, 0.205, 0.215, 0.208, 0.154, 0.013, 0];
const seven = [0.16, 0.14, 0.14, 0.14, 0.15, 0.17, 0.1];
const off = new Set(
  [addDays('2024-01-01', -1), ...list].filter((day) => weekdayOf(day) <= 5 && !isWorkingDay(day, 'mainland')),
);
const isOff = (day: string): boolean => off.has(day);
const isOpen = list.map((day) => weekdayOf(day) <= 5 && !isOff(day));

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
      if (v > 0 && Math.log(1 - next()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  return { next, normal, poisson, gamma };
};
type Dice = ReturnType<typeof dice>;

/** What changes the expected count of a day: a factor, made afresh for each series. */
type Factor = (own: Dice) => (day: string, at: number) => number;

const plain: Factor = () => () => 1;
const overdispersedDays: Factor = (own) => () => own.gamma(2);
const overdispersedWeeks: Factor = (own) => {
  let factor = 1;
  return (day) => {
    if (weekdayOf(day) === 1) factor = own.gamma(4);
    return factor;
  };
};
/** First-order autocorrelation of weeks, of the logs; `sd` of the whole. */
const autocorrelated =
  (rho: number, sd: number): Factor =>
  (own) => {
    let state = sd * own.normal();
    return (day) => {
      if (weekdayOf(day) === 1) state = rho * state + Math.sqrt(1 - rho * rho) * sd * own.normal();
      return Math.exp(state - (sd * sd) / 2);
    };
  };
const trend =
  (perYear: number): Factor =>
  () =>
  (_day, at) =>
    (1 + perYear) ** (at / 365);
const season =
  (swing: number): Factor =>
  () =>
  (_day, at) =>
    1 + swing * Math.sin((2 * Math.PI * at) / 365.25);
const holidays: Factor = () => (day, at) => (isOff(day) ? 0 : isOff(list[at - 1] ?? '') ? 1.4 : 1);

const sizes = [3, 8, 20, 45, 90, 200, 450] as const;
const low = [0.5, 1, 1.5, 2, 2.5, 3] as const;
const counts = (own: Dice, perWeek: number, shares: readonly number[], factor: Factor): Daily => {
  const of = factor(own);
  const count = Float64Array.from(list, (day, at) =>
    own.poisson(perWeek * (shares[weekdayOf(day) - 1] ?? 0) * of(day, at)),
  );
  return { of: count, count };
};

const isAlarmed = (daily: Daily): boolean => {
  const worth = dayWorth(days, isOpen, daily.of);
  return judgeCounts(daily, worth, weeks).length + judgeCounts(daily, worth, decades).length > 0;
};

const series = 210;
const alarmed = (make: (own: Dice, index: number) => boolean): number =>
  Array.from({ length: series }, (_, index) => make(dice(104_729 + 31 * index), index)).filter(Boolean).length;

describe('counts without cause alarm at most one series in ten, in a whole year', () => {
  it.each<[string, readonly number[], readonly number[], Factor]>([
    ['days that vary like a negative binomial', sizes, five, overdispersedDays],
    ['weeks that vary by a half', sizes, five, overdispersedWeeks],
    ['a week of seven days', sizes, seven, plain],
    ['a tenth more every year', sizes, five, trend(0.1)],
    ['a tenth less every year', sizes, five, trend(-0.1)],
    ['half a request to three in a week', low, five, plain],
    ['half a request to three in a day', low.map((perDay) => 5 * perDay), five, plain],
    ['public holidays, and what comes after them', sizes, five, holidays],
    ['weeks like the week before', sizes, five, autocorrelated(0.7, 0.2)],
    ['weeks much like the week before', sizes, five, autocorrelated(0.9, 0.2)],
    ['a year with a summer and a winter', sizes, five, season(0.15)],
  ])('%s', (_what, means, shares, factor) => {
    const found = alarmed((own, index) => isAlarmed(counts(own, means[index % means.length] ?? 1, shares, factor)));
    expect(found).toBeLessThanOrEqual(series / 10);
  });
});

describe('rates without cause alarm at most one series in ten', () => {
  const rates = (own: Dice, index: number, factor: Factor): Daily => {
    const { of } = counts(own, 20 + (sizes[index % sizes.length] ?? 3), five, plain);
    const changed = factor(own);
    const share = [0.04, 0.07, 0.12, 0.3][index % 4] ?? 0.1;
    const count = of.map((number, at) => {
      const chanceOf = Math.min(0.9, share * changed(list[at] ?? '', at));
      let hit = 0;
      for (let each = 0; each < number; each += 1) hit += own.next() < chanceOf ? 1 : 0;
      return hit;
    });
    return { of, count };
  };
  it.each<[string, Factor]>([
    ['weeks that vary by a half', overdispersedWeeks],
    ['weeks like the week before', autocorrelated(0.7, 0.2)],
    ['a fifth more every year', trend(0.2)],
  ])('%s', (_what, factor) => {
    expect(alarmed((own, index) => judgeRates(rates(own, index, factor), weeks).length > 0)).toBeLessThanOrEqual(
      series / 10,
    );
  });
});

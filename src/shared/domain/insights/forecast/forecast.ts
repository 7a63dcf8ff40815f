import type { Territory } from '../../../time/public-holidays';
import { holidayPlace } from './beside-holiday';
import { forecaster, type DayForecast } from './forecaster';
import { compareText } from '../../../lib/compare';

/** How many came on a civil day. Closed days are left out, or say so with `isOpen: false`; a day with 0 was open. */
type DailyCount = { readonly day: string; readonly count: number; readonly isOpen?: boolean };

/** How good the forecast was against the naive one (the same weekday a week before), day by day over the past. */
export type ForecastSkill = {
  readonly n: number;
  /** Mean absolute errors, people per day; `null` of no day. */
  readonly mae: number | null;
  readonly naiveMae: number | null;
  /** 1 - mae / naiveMae: above 0 = better than naive. `null` when there is nothing to compare. */
  readonly skill: number | null;
  /** Share of the days inside the band. */
  readonly covered: number | null;
};

const openDays = (history: readonly DailyCount[]): DailyCount[] =>
  history.filter((one) => one.isOpen !== false).toSorted((a, b) => compareText(a.day, b.day));

/**
 * Forecasts days from what came before each of them (`forecaster`): the median of the last eight same weekdays times a factor for
 * public holidays near. Show it with its skill alone (`forecastSkill`).
 */
export const forecastDays = (
  history: readonly DailyCount[],
  days: readonly string[],
  territory: Territory,
): DayForecast[] => {
  const open = openDays(history);
  const { expect, learn } = forecaster(territory);
  const found = new Map<string, DayForecast>();
  let next = 0;
  for (const day of days.toSorted(compareText)) {
    for (let one = open[next]; one && one.day < day; one = open[next]) {
      learn(one.day, one.count);
      next += 1;
    }
    found.set(day, expect(day));
  }
  return days.flatMap((day) => found.get(day) ?? []);
};

/**
 * Back-test over the open days of a stretch, each forecast from the days before it alone and held against the naive forecast, the
 * last same weekday: MAE = mean of |came - expected|, skill = 1 - MAE / naive MAE (Murphy 1988, "Skill scores based on the mean square
 * error", here on absolute errors). Days that either of them knows nothing of, and public holidays, are left out of both.
 */
export const forecastSkill = (
  history: readonly DailyCount[],
  from: string,
  to: string,
  territory: Territory,
): ForecastSkill => {
  const { expect, naive, learn } = forecaster(territory);
  let [n, error, naiveError, covered] = [0, 0, 0, 0];
  for (const { day, count } of openDays(history)) {
    if (day > to) break;
    const { expected, low, high } = expect(day);
    const before = naive(day);
    if (day >= from && expected !== null && before !== null && holidayPlace(day, territory) !== 'holiday') {
      n += 1;
      error += Math.abs(count - expected);
      naiveError += Math.abs(count - before);
      if (low !== null && high !== null && low - 1e-9 <= count && count <= high + 1e-9) covered += 1;
    }
    learn(day, count);
  }
  if (n === 0) return { n, mae: null, naiveMae: null, skill: null, covered: null };
  const skill = naiveError === 0 ? null : 1 - error / naiveError;
  return { n, mae: error / n, naiveMae: naiveError / n, skill, covered: covered / n };
};

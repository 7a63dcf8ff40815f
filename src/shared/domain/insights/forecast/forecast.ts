import type { Territory } from '../../../time/public-holidays';

/** How many came on a civil day. Closed days are left out, or say so with `isOpen: false`; a day with 0 was open. */
export type DailyCount = { readonly day: string; readonly count: number; readonly isOpen?: boolean };

/** What to expect on a day; counts, not rounded. `null` where nothing is known of that weekday. */
export type DayForecast = {
  readonly day: string;
  readonly expected: number | null;
  /** Eight days out of ten lie between these. */
  readonly low: number | null;
  readonly high: number | null;
  /** How much the public holiday beside it changes it; 1 = no holiday near. */
  readonly factor: number;
};

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

/** Forecasts some days from what came before each of them. */
export const forecastDays = (
  _history: readonly DailyCount[],
  days: readonly string[],
  _territory: Territory,
): DayForecast[] => days.map((day) => ({ day, expected: null, low: null, high: null, factor: 1 }));

/** Back-test over the days of a stretch, each forecast from the days before it alone. */
export const forecastSkill = (
  _history: readonly DailyCount[],
  _from: string,
  _to: string,
  _territory: Territory,
): ForecastSkill => ({ n: 0, mae: null, naiveMae: null, skill: null, covered: null });

import type { Share } from '../stats/wilson';
import type { Spread } from './spread';

/** How long something took, or has taken so far while it is open, in days of one clock. */
export type DelayObservation = { readonly days: number; readonly isClosed: boolean };

/** The share that was closed within so many days, among the closed ones, and among those of which it is known. */
export type WithinDays = { readonly days: number; readonly closed: Share | null; readonly decided: Share | null };

/** Delays: `n`, mean and quantiles of the closed ones; `kmMedian` counts the open ones as well, `null` = not reached. */
export type DelaySummary = Spread & {
  readonly open: number;
  readonly kmMedian: number | null;
  readonly within: readonly WithinDays[];
};

export type DelaySummaryOptions = { readonly within: readonly number[] };

/** Sums up delays. */
export const delaySummary = (
  observations: readonly DelayObservation[],
  _options: DelaySummaryOptions = { within: [] },
): DelaySummary => ({
  n: observations.length,
  mean: null,
  median: null,
  p90: null,
  max: null,
  open: 0,
  kmMedian: null,
  within: [],
});

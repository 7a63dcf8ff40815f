import { countUpTo } from '../stats/sorted';
import { wilson, type Share } from '../stats/wilson';
import { kmMedian } from './km-median';
import { sample } from './sample';
import { spreadIn, type Spread } from './spread';

/** How long something took, or has taken so far while it is open, in days of one clock. */
export type DelayObservation = { readonly days: number; readonly isClosed: boolean };

/**
 * The share closed within so many days: `closed` = of the closed ones; `decided` = of all that are known to have been closed in time or
 * not, the open ones that are older included.
 */
export type WithinDays = { readonly days: number; readonly closed: Share | null; readonly decided: Share | null };

/** Delays: `n`, mean and quantiles of the closed ones; `kmMedian` counts the open ones as well, `null` = not reached. */
type DelaySummary = Spread & {
  readonly open: number;
  readonly kmMedian: number | null;
  readonly within: readonly WithinDays[];
};

/** `within`: the numbers of days whose shares are asked for. */
type DelaySummaryOptions = { readonly within: readonly number[] };

/**
 * Sums up delays as `delayByChannel` does: quantiles of type 7 over the closed ones, Kaplan-Meier median over all, shares with their
 * Wilson intervals.
 */
export const delaySummary = (
  observations: readonly DelayObservation[],
  options: DelaySummaryOptions = { within: [] },
): DelaySummary => {
  const [closed, open] = [sample(), sample()];
  for (const { days, isClosed } of observations) (isClosed ? closed : open).add(days);
  const [delays, ages] = [closed.values().sort(), open.values().sort()];
  const within = options.within.map((days) => {
    const inTime = countUpTo(delays, days);
    const older = ages.length - countUpTo(ages, days);
    return { days, closed: wilson(inTime, delays.length), decided: wilson(inTime, delays.length + older) };
  });
  return { ...spreadIn(delays), open: ages.length, kmMedian: kmMedian(delays, ages), within };
};

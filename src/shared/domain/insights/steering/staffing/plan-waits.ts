import { waitsLonger } from '../../stats/erlang-c';
import type { Staffing } from './staffing';

/** Waits of a day: those of half the people, of nine in ten, and the share called within so many minutes; `null` = not known, or without end. */
export type DayWaits = {
  readonly n: number;
  readonly medianMin: number | null;
  readonly p90Min: number | null;
  readonly within: number | null;
};

const longestMin = 480;

/**
 * What the plan says of the waits of the usual day: Erlang C of each half hour with the desks that are open in it, weighted by who comes.
 * P(W > t) = sum of arrivals x C exp(-(c mu - lambda) t) / sum of arrivals; a quantile is where that is 1 less its share, found by halving.
 * A half hour with more arrivals than its desks serve has no end. Half hours without a desk are left out: the formula knows no doors.
 */
export const planWaits = ({ rows, perHour }: Staffing, withinMin: number): DayWaits => {
  const steps = rows.flatMap(({ arrivalsPerHour, desksOpen, n }) => {
    const desks = Math.round(desksOpen ?? 0);
    return n === 0 || desks === 0 || perHour === null
      ? []
      : [{ n, arrivals: arrivalsPerHour, perDesk: perHour, desks }];
  });
  const all = steps.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return { n: 0, medianMin: null, p90Min: null, within: null };
  const longer = (minutes: number): number =>
    steps.reduce((sum, step) => sum + step.n * waitsLonger(step, minutes), 0) / all;
  const quantileMin = (share: number): number | null => {
    if (longer(0) <= 1 - share) return 0;
    if (longer(longestMin) > 1 - share) return null;
    let [low, high] = [0, longestMin];
    while (high - low > 1e-6) {
      const middle = (low + high) / 2;
      if (longer(middle) > 1 - share) low = middle;
      else high = middle;
    }
    return high;
  };
  return { n: all, medianMin: quantileMin(0.5), p90Min: quantileMin(0.9), within: 1 - longer(withinMin) };
};

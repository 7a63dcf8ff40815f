import { quantileOfSorted, sortedValues } from './sorted';

/** What some values amount to. `null` of no value at all. */
export type Summary = {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
};

/**
 * Mean, median and ninth decile of some values, in one sort. The mean is the sum over n, each value with the same weight; quantiles
 * are of type 7 (Hyndman and Fan 1996).
 */
export const summarise = (values: ArrayLike<number>): Summary => {
  const sorted = sortedValues(values);
  let sum = 0;
  for (const value of sorted) sum += value;
  return {
    n: sorted.length,
    mean: sorted.length === 0 ? null : sum / sorted.length,
    median: quantileOfSorted(sorted, 0.5),
    p90: quantileOfSorted(sorted, 0.9),
  };
};

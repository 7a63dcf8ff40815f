import { quantileOfSorted, sortedValues } from '../stats/sorted';

/** How some values are spread: `n` of them, in the unit of the figure. `null` of nothing. Quantiles are of type 7. */
export type Spread = {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
};

/** The spread of values that are sorted already. */
export const spreadOfSorted = (sorted: Float64Array): Spread => {
  let sum = 0;
  for (const value of sorted) sum += value;
  const n = sorted.length;
  return {
    n,
    mean: n === 0 ? null : sum / n,
    median: quantileOfSorted(sorted, 0.5),
    p90: quantileOfSorted(sorted, 0.9),
    max: sorted.at(-1) ?? null,
  };
};

/** The spread of some values: one sort for all of it. Every value weighs the same: a mean is never one of means. */
export const spreadOf = (values: ArrayLike<number>): Spread => spreadOfSorted(sortedValues(values));

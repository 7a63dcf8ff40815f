import { orderStatistic } from './order-statistic';

/** How some values are spread: `n` of them, in the unit of the figure. `null` when there are none. Quantiles are of type 7. */
export type Spread = {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
};

const nothing: Spread = { n: 0, mean: null, median: null, p90: null, max: null };

/** Type 7 (Hyndman and Fan 1996): h = (n - 1) p, x[floor h] + (h - floor h)(x[ceil h] - x[floor h]). Reorders the values. */
const quantileIn = (values: Float64Array, share: number): number => {
  const rank = (values.length - 1) * share;
  const place = Math.floor(rank);
  const low = orderStatistic(values, place);
  if (place === rank) return low;
  let high = Infinity;
  for (let index = place + 1; index < values.length; index += 1) high = Math.min(high, values[index] ?? high);
  return low + (high - low) * (rank - place);
};

/**
 * The spread of some values, which are put in another order. Every value weighs the same: a mean is never one of means. Quantiles are
 * picked out, not sorted for: a year has half a million of them.
 */
export const spreadIn = (values: Float64Array): Spread => {
  if (values.length === 0) return nothing;
  let sum = 0;
  let max = -Infinity;
  for (const value of values) {
    sum += value;
    if (value > max) max = value;
  }
  const p90 = quantileIn(values, 0.9);
  return { n: values.length, mean: sum / values.length, median: quantileIn(values, 0.5), p90, max };
};

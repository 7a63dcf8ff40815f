import { quantile } from '../../stats/quantile';

/** Where a figure usually lies: quartiles and median of `n` days or waits. */
export type UsualRange = { readonly low: number; readonly median: number; readonly high: number; readonly n: number };

/** Quartiles (type 7) and median of some values; `null` of fewer than three. */
export const usualRange = (values: readonly number[]): UsualRange | null => {
  const [low, median, high] = [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)];
  if (values.length < 3 || low === null || median === null || high === null) return null;
  return { low, median, high, n: values.length };
};

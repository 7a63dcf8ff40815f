/** Values in rising order, for many quantiles of one set: sorted once, as numbers of 64 bits. */
export const sortedValues = (values: ArrayLike<number>): Float64Array => new Float64Array(values).sort();

/**
 * A quantile of values that are sorted already, by linear interpolation (Hyndman and Fan 1996, type 7): with rank h = (n - 1) p the
 * value is x[floor h] + (h - floor h)(x[ceil h] - x[floor h]). `null` when there are none.
 */
export const quantileOfSorted = (sorted: ArrayLike<number>, share: number): number | null => {
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - Math.floor(rank));
};

/** How many of sorted values are at most `limit` (binary search). */
export const countUpTo = (sorted: ArrayLike<number>, limit: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Quantile by linear interpolation (type 7), as everywhere in the product. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
};

/** n, median, P95 and maximum of delays, whole milliseconds. */
export const summary = (values: readonly number[]) => ({
  n: values.length,
  p50Ms: Math.round(quantile(values, 0.5)),
  p95Ms: Math.round(quantile(values, 0.95)),
  maxMs: Math.round(Math.max(...values)),
});

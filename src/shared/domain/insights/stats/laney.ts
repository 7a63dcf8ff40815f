/** A rate of one window: `count` out of `of`. */
export type RatePoint = { readonly count: number; readonly of: number };

/** A window on the control chart; `rate` is `null` where `of` is 0, and then nothing is out. */
type LaneyPoint = RatePoint & {
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
};

/** A p'-chart: its centre, how much more the rates vary than binomial ones (1 = as much), its windows. */
type LaneyChart = { readonly centre: number; readonly sigmaZ: number; readonly points: readonly LaneyPoint[] };

// Mean range of two values of a normal distribution, in sigmas (d2 of n = 2).
const d2 = 2 / Math.sqrt(Math.PI);

/** Centre and sigma z of some rates (see `laneyChart`); `null` when they count nothing. With fewer than two windows sigma z is 1. */
export const laneyBase = (
  points: readonly RatePoint[],
): { readonly centre: number; readonly sigmaZ: number } | null => {
  const counted = points.filter((point) => point.of > 0);
  const total = counted.reduce((sum, point) => sum + point.of, 0);
  if (total === 0) return null;
  const centre = counted.reduce((sum, point) => sum + point.count, 0) / total;
  const spread = centre * (1 - centre);
  if (counted.length < 2 || spread === 0) return { centre, sigmaZ: 1 };
  const scores = counted.map(({ count, of }) => (count / of - centre) / Math.sqrt(spread / of));
  const ranges = scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? score)));
  return { centre, sigmaZ: ranges.reduce((sum, range) => sum + range, 0) / ranges.length / d2 };
};

/**
 * Laney's p'-chart (Laney 2002, "Improved control charts for attributes"): centre p = sum of counts / sum of sizes; z_i = (p_i - p) /
 * sqrt(p (1 - p) / n_i); sigma_z = mean moving range of z / 1.128; limits p +- 3 sqrt(p (1 - p) / n_i) sigma_z, cut to 0 and 1. Unlike
 * the p-chart it gives no false alarms where days differ by more than chance. `null` when nothing was counted.
 */
export const laneyChart = (points: readonly RatePoint[]): LaneyChart | null => {
  const base = laneyBase(points);
  if (!base) return null;
  const { centre, sigmaZ } = base;
  return {
    ...base,
    points: points.map(({ count, of }) => {
      if (of === 0) return { count, of, rate: null, low: 0, high: 1, isOut: false };
      const reach = 3 * sigmaZ * Math.sqrt((centre * (1 - centre)) / of);
      const [low, high, rate] = [Math.max(0, centre - reach), Math.min(1, centre + reach), count / of];
      return { count, of, rate, low, high, isOut: rate < low - 1e-12 || rate > high + 1e-12 };
    }),
  };
};

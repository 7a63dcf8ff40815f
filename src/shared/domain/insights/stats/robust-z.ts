import { gammaShare } from './gamma';
import { atLeast, atMost } from './poisson';
import { quantileOfSorted, sortedValues } from './sorted';

/** A count held against those of earlier windows. */
type RobustScore = {
  /** What the earlier windows usually had: the median, taken on the scale of log(1 + x). */
  readonly expected: number;
  /** Bounds outside which a count is abnormal; whole numbers that are still usual. */
  readonly low: number;
  readonly high: number;
  /** Sigmas from what is usual, on the scale of log(1 + x). */
  readonly z: number;
  readonly isOut: boolean;
};

/** Centre and spread of earlier counts, on the scale of log(1 + x). */
type RobustBase = {
  readonly centre: number;
  readonly scale: number;
  readonly expected: number;
  /** Sigmas below and above the centre that few windows of the past went beyond; see `robustBase`. */
  readonly below: number;
  readonly above: number;
};

// A MAD times this is the sigma of a normal distribution.
const madToSigma = 1.4826;
// The ninth decile of a normal distribution, in sigmas.
const ninthDecile = 1.2816;
// The spread of 26 windows is off by a quarter. Where it is clearly more than chance, chance is no floor under a spread that came out too
// small; with this much more, 500 series without cause give few alerts (decision 0025).
const doubt = 1.2;
const clearlyMore = 1.25;

// One side of the normal distribution beyond so many sigmas: Q(1/2, t^2 / 2) / 2 (Abramowitz and Stegun 26.2.30, 6.5.17).
export const riskOf = (threshold: number): number => 0.5 * (1 - gammaShare(0.5, (threshold * threshold) / 2));

// Beyond this the normal approximation of the scale says the same as Poisson.
const manyCounts = 400;

/**
 * Centre = median of log(1 + x), scale = 1.4826 MAD (Iglewicz and Hoaglin 1993). No count varies less than a Poisson count, so the
 * scale is at least sqrt(m + 1/4) / (1 + m), the sigma of log(1 + x) of a Poisson count of mean m; this also holds a MAD of 0. Where
 * counts clearly vary more than Poisson, the reach on either side is doubted: 1.2 times the larger of 1.4826 MAD and what the deciles
 * of the past say.
 */
const robustBase = (history: readonly number[]): RobustBase | null => {
  if (history.length === 0) return null;
  const logs = sortedValues(Float64Array.from(history, (count) => Math.log1p(count)));
  const at = (share: number): number => quantileOfSorted(logs, share) ?? 0;
  const centre = at(0.5);
  const mad = quantileOfSorted(sortedValues(logs.map((log) => Math.abs(log - centre))), 0.5) ?? 0;
  const expected = Math.expm1(centre);
  const floor = Math.sqrt(expected + 0.25) / (1 + expected);
  const middle = Math.max(madToSigma * mad, (at(0.9) - at(0.1)) / (2 * ninthDecile));
  const left = Math.max(middle, (centre - at(0.1)) / ninthDecile);
  const doubted = (spread: number): number => Math.max(floor, spread > clearlyMore * floor ? doubt * spread : spread);
  return {
    centre,
    expected,
    scale: Math.max(madToSigma * mad, floor),
    below: doubted(left),
    above: doubted(middle),
  };
};

/** Least and greatest whole count that chance alone gives around a Poisson mean, at the risk of a threshold on either side. */
const poissonReach = (mean: number, threshold: number): readonly [low: number, high: number] => {
  if (mean > manyCounts) return [mean, mean];
  const risk = riskOf(threshold);
  // Near where a normal distribution with the skew of Poisson ends (Cornish and Fisher 1938); then step by step to the exact place.
  const skew = (threshold * threshold - 1) / 6;
  let low = Math.max(0, Math.floor(mean - threshold * Math.sqrt(mean) + skew));
  while (low > 0 && atMost(low - 1, mean) > risk) low -= 1;
  while (low < Math.floor(mean) && atMost(low, mean) <= risk) low += 1;
  let high = Math.ceil(mean + threshold * Math.sqrt(mean) + skew);
  while (atLeast(high + 1, mean) > risk) high += 1;
  while (high > Math.ceil(mean) && atLeast(high, mean) <= risk) high -= 1;
  return [low, high];
};

/** A window is abnormal beyond so many sigmas: of counts, of rates and of the weeks of a file alike (decision 0025). */
export const ABNORMAL_FROM_Z = 3.5;

/**
 * Robust z of a count: (log(1 + x) - median) / scale over the counts of earlier windows of the same kind (`robustBase`). Out beyond
 * the threshold, and only if neither the doubt about the scale nor chance alone (Poisson, same risk: logs make much of 0 against
 * 5) explains it. `null` of no history.
 */
export const robustScore = (
  value: number,
  history: readonly number[],
  threshold = ABNORMAL_FROM_Z,
): RobustScore | null => {
  const base = robustBase(history);
  if (!base) return null;
  const { centre, scale, expected } = base;
  const [least, most] = poissonReach(expected, threshold);
  const low = Math.min(least, Math.max(0, Math.ceil(Math.expm1(centre - threshold * base.below) - 1e-9)));
  const high = Math.max(most, Math.floor(Math.expm1(centre + threshold * base.above) + 1e-9));
  return { expected, low, high, z: (Math.log1p(value) - centre) / scale, isOut: value < low || value > high };
};

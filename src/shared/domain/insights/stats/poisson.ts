import { exactShare } from './binomial';
import { gammaShare } from './gamma';

/** How a count changed against another, with its exact interval. */
type RateRatio = {
  /** 1.2 = a fifth more; `Infinity` when the other count is 0, `null` when both are. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number;
  /** 1 lies outside the interval. Otherwise say that it is not significant. */
  readonly isSignificant: boolean;
};

/** Chance that a Poisson count of a mean is at least `count`: P(k, mean) (Abramowitz and Stegun 26.4.21). */
export const atLeast = (count: number, mean: number): number => (count <= 0 ? 1 : gammaShare(count, mean));

/** Chance that a Poisson count of a mean is at most `count`. */
export const atMost = (count: number, mean: number): number => 1 - atLeast(count + 1, mean);

/**
 * Ratio of two Poisson rates with its exact 95 % interval: given the sum of both counts the first is binomial, so the
 * Clopper-Pearson interval of p = x / (x + y) gives p / (1 - p), times the ratio of exposures (Przyborowski and Wilenski 1940).
 * 120 against 100 = 1.20, 0.91 to 1.58: not significant. `exposure`: what the counts are over, such as open days.
 */
export const rateRatio = (count: number, before: number, exposure = 1, exposureBefore = 1): RateRatio => {
  const sum = count + before;
  if (sum === 0) return { ratio: null, low: 0, high: Infinity, isSignificant: false };
  const scale = exposureBefore / exposure;
  const odds = (share: number): number => (share >= 1 ? Infinity : (share / (1 - share)) * scale);
  const share = exactShare(count, sum);
  const [low, high] = [odds(share.low), odds(share.high)];
  return { ratio: odds(count / sum), low, high, isSignificant: low > 1 || high < 1 };
};

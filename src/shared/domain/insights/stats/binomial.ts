import { placeOf, logGamma } from './gamma';

const enough = 1e-15;
const mostTerms = 100_000;

// Modified Lentz over Abramowitz and Stegun 26.5.8.
const fraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || 1e-300);
  let value = d;
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || 1e-300);
    c = 1 + even / c || 1e-300;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || 1e-300);
    c = 1 + odd / c || 1e-300;
    value *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return value;
};

/**
 * Regularised incomplete beta function I_x(a, b), the share of a beta distribution up to x (Abramowitz and Stegun 26.5.8). For whole
 * numbers: I_p(k, n - k + 1) = chance that at least k of n come, each with chance p.
 */
const betaShare = (a: number, b: number, x: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
};

/** Chance that at least `count` of `of` come, each with chance `share`: I_p(k, n - k + 1) (Abramowitz and Stegun 26.5.24). */
export const atLeastOf = (count: number, of: number, share: number): number => {
  if (count <= 0) return 1;
  return count > of ? 0 : betaShare(count, of - count + 1, share);
};

/**
 * Exact interval of a share (Clopper and Pearson 1934): below `low` the chance of at least `count` is under half of the risk, above
 * `high` that of at most `count`. For 95 % the risk is 0.05. 0 to 1 when `of` is 0.
 */
export const exactShare = (
  count: number,
  of: number,
  risk = 0.05,
): { readonly low: number; readonly high: number } => ({
  low: count === 0 ? 0 : placeOf((share) => atLeastOf(count, of, share), risk / 2, 0, 1),
  high: count === of ? 1 : placeOf((share) => atLeastOf(count + 1, of, share), 1 - risk / 2, 0, 1),
});

import { betaShare } from './beta';
import { placeOf } from './gamma';

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

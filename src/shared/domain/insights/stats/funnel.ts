import { atLeastOf } from './binomial';

/** The shares between which a unit of a size lies, when it does as all do together. */
type FunnelLimits = { readonly low: number; readonly high: number };

/** The least count at which the chance of at most that many is above `risk`, by halving. */
const countAt = (of: number, share: number, risk: number): number => {
  let low = 0;
  let high = of;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (1 - atLeastOf(middle + 1, of, share) >= risk) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Exact binomial limits of a funnel plot (Spiegelhalter 2005, "Funnel plots for comparing institutional performance"): of `of` cases,
 * each with chance `share`, the shares outside of which fewer than `risk` / 2 lie on either side; risk .05 and .002. All of 0 to 1 for
 * a unit without cases.
 */
export const funnelLimits = (of: number, share: number, risk: number): FunnelLimits =>
  of === 0
    ? { low: 0, high: 1 }
    : { low: countAt(of, share, risk / 2) / of, high: countAt(of, share, 1 - risk / 2) / of };

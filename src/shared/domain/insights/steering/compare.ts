import { rateRatio } from '../stats/poisson';

/** A count beside an earlier one, each with its exposure (open days, or 1). `change` is of the rates: 0.2 = 20 % more. */
type CountChange = {
  readonly now: number;
  readonly before: number;
  readonly change: number | null;
  /** Exact Poisson interval (95 %) of the ratio. */
  readonly low: number | null;
  readonly high: number | null;
  readonly isSignificant: boolean;
};

/** Over what two counts are: open days. */
type Exposure = { readonly now: number; readonly before: number };

/**
 * Compares two counts with the exact Poisson interval of their ratio: 120 against 100 = +20 %, 0.91 to 1.58, not significant. Without a
 * count or an exposure before there is no change.
 */
export const compareCounts = (now: number, before: number, exposure: Exposure = { now: 1, before: 1 }): CountChange => {
  const hasPast = before > 0 && exposure.before > 0 && exposure.now > 0;
  if (!hasPast) return { now, before, change: null, low: null, high: null, isSignificant: false };
  const { low, high, isSignificant } = rateRatio(now, before, exposure.now, exposure.before);
  const change = now / exposure.now / (before / exposure.before) - 1;
  return { now, before, change, low, high, isSignificant };
};

import { rateRatio } from '../stats/poisson';

const trends = ['stable', 'notSignificant', 'up', 'down', 'none'] as const;
/** What a change is worth: under 5 % is stable; `up` and `down` are beyond chance; `none` = nothing to compare with. */
export type Trend = (typeof trends)[number];

/** The last window beside the one before. Changes are shares: -0.125 = 12.5 % less. */
export type TenDayChange = {
  readonly raw: number | null;
  /** Per open day: the one to be shown. */
  readonly true: number | null;
  /** Exact Poisson interval (95 %) of the ratio of the two rates, open days as exposure. */
  readonly low: number | null;
  readonly high: number | null;
  readonly trend: Trend;
};

const nothing: TenDayChange = { raw: null, true: null, low: null, high: null, trend: 'none' };
const stableBelow = 0.05;

/**
 * How the last window that had open days changed against the one before: (count / open days) / (count before / open days before) - 1.
 * Open days are the exposure of the exact Poisson interval (`rateRatio`).
 */
export const tenDayChange = (
  windows: readonly { readonly count: number; readonly openDays: number }[],
): TenDayChange => {
  const [before, last] = windows.filter(({ openDays }) => openDays > 0).slice(-2);
  if (!before || !last || before.count === 0) return nothing;
  const { low, high, isSignificant } = rateRatio(last.count, before.count, last.openDays, before.openDays);
  const change = last.count / last.openDays / (before.count / before.openDays) - 1;
  const beyond = change > 0 ? 'up' : 'down';
  return {
    raw: last.count / before.count - 1,
    true: change,
    low,
    high,
    trend: Math.abs(change) < stableBelow ? 'stable' : isSignificant ? beyond : 'notSignificant',
  };
};

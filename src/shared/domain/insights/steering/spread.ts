/** How some values are spread: `n` of them, in the unit of the figure. `null` of nothing. Quantiles are of type 7. */
export type Spread = {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
};

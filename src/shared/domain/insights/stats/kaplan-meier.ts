/** One life: how long it was watched, and whether it ended (`false` = still going on: censored). */
export type Life = { readonly time: number; readonly ended: boolean };

/** From `time` on this share is still open. `atRisk` = watched up to then. */
export type SurvivalStep = {
  readonly time: number;
  readonly open: number;
  readonly atRisk: number;
  readonly ended: number;
};

/** The survival curve of some lives. */
export type Survival = {
  readonly n: number;
  readonly ended: number;
  /** The first time at which at most half are still open; `null` when the curve never falls that low. */
  readonly median: number | null;
  readonly steps: readonly SurvivalStep[];
};

/** Kaplan-Meier. */
export const kaplanMeier = (lives: readonly Life[]): Survival => ({
  n: lives.length,
  ended: lives.filter((life) => life.ended).length,
  median: null,
  steps: [],
});

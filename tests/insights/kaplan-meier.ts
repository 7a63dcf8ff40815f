/** One life: how long it was watched, and whether it ended (`false` = still going on: censored). */
export type Life = { readonly time: number; readonly ended: boolean };

/** From `time` on this share is still open. `atRisk` = watched up to then, `ended` = those that ended just then. */
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

// A share of exactly one half must not be missed for the last bit of a product.
const half = 0.5 + 1e-12;

const timesOf = (lives: readonly Life[], ended: boolean): Float64Array => {
  const times = new Float64Array(lives.length);
  let count = 0;
  for (const life of lives) if (life.ended === ended) times[count++] = life.time;
  return times.subarray(0, count).sort();
};

/**
 * Survival by the product limit (Kaplan and Meier 1958): S(t) = product over the times u <= t at which d of the r still watched ended
 * of (1 - d / r). Who is censored at the very time of an end counts as watched then. The median is the least t with S(t) <= 1/2.
 */
export const kaplanMeier = (lives: readonly Life[]): Survival => {
  const ends = timesOf(lives, true);
  const censored = timesOf(lives, false);
  const steps: SurvivalStep[] = [];
  let open = 1;
  let median: number | null = null;
  let gone = 0;
  for (let index = 0; index < ends.length;) {
    const time = ends[index] ?? 0;
    let next = index;
    while (next < ends.length && ends[next] === time) next += 1;
    while (gone < censored.length && (censored[gone] ?? 0) < time) gone += 1;
    const atRisk = lives.length - index - gone;
    open *= 1 - (next - index) / atRisk;
    steps.push({ time, open, atRisk, ended: next - index });
    if (median === null && open <= half) median = time;
    index = next;
  }
  return { n: lives.length, ended: ends.length, median, steps };
};

import { chance } from '#shared/lib/chance';

/** Chances of the simulated town; the same seed makes the same days. */
export type Dice = {
  readonly next: () => number;
  readonly normal: () => number;
  /** A length by its mean and its coefficient of variation. */
  readonly lognormal: (mean: number, variation: number) => number;
  readonly weighted: <Value>(values: readonly (readonly [Value, number])[]) => Value;
};

export const dice = (seed: number): Dice => {
  const next = chance(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    lognormal: (mean, variation) => {
      const spread = Math.log(1 + variation * variation);
      return Math.exp(Math.log(mean) - spread / 2 + Math.sqrt(spread) * normal());
    },
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = values.at(-1);
      if (!last) throw new Error('nothing to choose from');
      return last[0];
    },
  };
};

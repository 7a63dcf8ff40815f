import type { Random } from '../random';

/** A normal deviate, mean 0 and deviation 1 (Box and Muller, 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** A lognormal value by its median and the deviation of its logarithm: skewed as delays and services are. */
export const lognormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(random));

/** A count around a mean: Poisson (Knuth's product) while it is small, its normal neighbour above 30. */
export const poisson = (random: Random, mean: number): number => {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
};

/** Values with their weights added up, so that a draw costs little. */
export type Weights<Value> = { readonly values: readonly Value[]; readonly sums: readonly number[] };

/** Adds the weights up; those of zero or less are left out. */
export const weightsOf = <Value>(pairs: readonly (readonly [Value, number])[]): Weights<Value> => {
  const kept = pairs.filter(([, weight]) => weight > 0);
  let sum = 0;
  return { values: kept.map(([value]) => value), sums: kept.map(([, weight]) => (sum += weight)) };
};

/** Draws by weight; `null` when there is nothing to draw. */
export const draw = <Value>(random: Random, weights: Weights<Value>): Value | null => {
  const at = random.next() * (weights.sums.at(-1) ?? 0);
  for (let index = 0; index < weights.sums.length; index += 1)
    if (at < (weights.sums[index] ?? 0)) return weights.values[index] ?? null;
  return null;
};

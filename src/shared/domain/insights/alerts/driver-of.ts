import { isTellable } from '../protect/small-numbers';
import { nearlyAll, type AlertDriver } from './alert';
import { compareText } from '../../../lib/compare';

/** What a category had in the window, and what it usually has in such a window. */
export type Part = { readonly id: string; readonly observed: number; readonly usual: number };

/** The categories of a dimension. */
type Split = { readonly by: AlertDriver['by']; readonly parts: readonly Part[] };

/**
 * How unevenly an excess lies over the categories, in sigmas: chi-square of the observed against the usual scaled to the same total,
 * brought to a normal scale by its cube root (Wilson and Hilferty 1931).
 */
const unevenness = ({ parts }: Split): number => {
  const observed = parts.reduce((sum, part) => sum + part.observed, 0);
  const usual = parts.reduce((sum, part) => sum + part.usual, 0);
  const freedom = parts.length - 1;
  if (freedom < 1 || usual === 0) return -Infinity;
  const chi = parts.reduce((sum, part) => {
    const fair = Math.max(0.5, (part.usual * observed) / usual);
    return sum + (part.observed - fair) ** 2 / fair;
  }, 0);
  const step = 2 / (9 * freedom);
  return (Math.cbrt(chi / freedom) - (1 - step)) / Math.sqrt(step);
};

type Candidate = { readonly split: Split; readonly worst: Part; readonly excess: number };

/** The category of a dimension with the most of the excess; none when it is nearly all of it anyway. */
const candidateOf = (split: Split, sign: 1 | -1): Candidate[] => {
  const excessOf = (part: Part): number => sign * (part.observed - part.usual);
  const usual = split.parts.reduce((sum, part) => sum + part.usual, 0);
  const [worst] = split.parts.toSorted((a, b) => excessOf(b) - excessOf(a) || compareText(a.id, b.id));
  if (!worst || split.parts.length < 2 || worst.usual >= nearlyAll * usual) return [];
  return [{ split, worst, excess: excessOf(worst) }];
};

/**
 * The category that contributes most to an excess (or a lack): of the dimension over which the excess lies most unevenly, for an
 * excess that is spread as usual says nothing; there the one with the most of it. `null` when it may not be told, or none stands out.
 */
export const driverOf = (splits: readonly Split[], isAbove: boolean): AlertDriver | null => {
  const [best] = splits
    .flatMap((split) => candidateOf(split, isAbove ? 1 : -1))
    .map((one) => ({ ...one, score: unevenness(one.split) }))
    .toSorted((a, b) => b.score - a.score);
  if (!best) return null;
  const { split, worst, excess } = best;
  if (excess <= 0 || !isTellable(worst.observed)) return null;
  return {
    by: split.by,
    id: worst.id,
    count: worst.observed,
    of: split.parts.reduce((sum, part) => sum + part.observed, 0),
    excess: worst.observed - worst.usual,
  };
};

import { atLeastOf } from './binomial';
import { laneyBase, type RatePoint } from './laney';
import { quantile } from './quantile';

/** A rate held against those of earlier windows; shares from 0 to 1. */
export type RateScore = {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Sigmas of the p'-chart from its centre. */
  readonly z: number;
  readonly isOut: boolean;
};

// As for counts: the spread of 26 windows is not known to the last digit (decision 0025).
const doubt = 1.2;
const clearlyMore = 1.25;
const ninthDecile = 1.2816;
const riskAt35 = 0.000233;

/** How much more earlier rates vary than binomial ones: by their moving range, and by their deciles. */
const spreadOf = (history: readonly RatePoint[], centre: number): number => {
  const scores = history
    .filter((point) => point.of > 0)
    .map(({ count, of }) => (count / of - centre) / Math.sqrt((centre * (1 - centre)) / of));
  return ((quantile(scores, 0.9) ?? 0) - (quantile(scores, 0.1) ?? 0)) / (2 * ninthDecile);
};

/** Whether chance alone gives so many, or so few, with less than the risk of 3.5 sigmas (exact binomial tail). */
const isRare = ({ count, of }: RatePoint, centre: number): boolean =>
  (count > of * centre ? atLeastOf(count, of, centre) : 1 - atLeastOf(count + 1, of, centre)) < riskAt35;

/**
 * Whether a rate is out of the p'-chart of the windows before it (Laney 2002; `laneyBase`): limits p +- 3 sigma_p s, where s is sigma_z
 * (or what the deciles of the past say, with a fifth of doubt where it is clearly above 1), at least 3.5 sigmas of a binomial rate. It must also be rare by the exact binomial tail, for
 * sigmas deceive where few are counted. `null` of no history or of nothing to hold against it.
 */
export const rateScore = (point: RatePoint, history: readonly RatePoint[]): RateScore | null => {
  const base = laneyBase(history);
  if (!base || point.of === 0) return null;
  const { centre, sigmaZ } = base;
  const sigma = Math.sqrt((centre * (1 - centre)) / point.of);
  const spread = centre === 0 || centre === 1 ? 1 : Math.max(sigmaZ, spreadOf(history, centre));
  const reach = Math.max(3.5, 3 * (spread > clearlyMore ? doubt : 1) * spread) * sigma;
  const rate = point.count / point.of;
  const isOut = Math.abs(rate - centre) > reach && isRare(point, centre);
  return {
    expected: centre,
    low: Math.max(0, centre - reach),
    high: Math.min(1, centre + reach),
    z: sigma === 0 ? 0 : (rate - centre) / (sigma * Math.max(1, sigmaZ)),
    isOut,
  };
};

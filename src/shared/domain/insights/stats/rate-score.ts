import { atLeastOf } from './binomial';
import { laneyBase, type RatePoint } from './laney';
import { quantile } from './quantile';
import { ABNORMAL_FROM_Z, riskOf } from './robust-z';

/** A rate held against those of earlier windows; shares from 0 to 1. */
type RateScore = {
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

/** How much more earlier rates vary than binomial ones, by their deciles, and on either side of their median. */
const spreadsOf = (
  history: readonly RatePoint[],
  centre: number,
): { readonly below: number; readonly above: number } => {
  const scores = history
    .filter((point) => point.of > 0)
    .map(({ count, of }) => (count / of - centre) / Math.sqrt((centre * (1 - centre)) / of));
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(scores, share) ?? 0) as [number, number, number];
  const both = (high - low) / (2 * ninthDecile);
  return {
    below: Math.max(both, (middle - low) / ninthDecile),
    above: Math.max(both, (high - middle) / ninthDecile),
  };
};

/** Whether chance alone gives so many, or so few, with less than the risk of 3.5 sigmas (exact binomial tail). */
const isRare = ({ count, of }: RatePoint, centre: number): boolean =>
  (count > of * centre ? atLeastOf(count, of, centre) : 1 - atLeastOf(count + 1, of, centre)) < riskOf(ABNORMAL_FROM_Z);

/**
 * Whether a rate is out of the p'-chart of the windows before it (Laney 2002; `laneyBase`): limits p +- 3 sigma_p s, where s is the
 * greater of sigma_z and what the deciles of the past say, of either side by itself, for overdispersed rates are skewed. At least 3.5
 * sigmas of a binomial rate; where rates clearly vary more than that, 3.5 sigma_p s with a fifth of doubt. It must also be rare by the
 * exact binomial tail, because sigmas mislead at low counts. `null` without history, or when the window itself counts nothing.
 */
export const rateScore = (point: RatePoint, history: readonly RatePoint[]): RateScore | null => {
  const base = laneyBase(history);
  if (!base || point.of === 0) return null;
  const { centre, sigmaZ } = base;
  const sigma = Math.sqrt((centre * (1 - centre)) / point.of);
  const spreads = centre === 0 || centre === 1 ? { below: 1, above: 1 } : spreadsOf(history, centre);
  const reachOf = (own: number): number => {
    const spread = Math.max(sigmaZ, own);
    return Math.max(ABNORMAL_FROM_Z, (spread > clearlyMore ? ABNORMAL_FROM_Z * doubt : 3) * spread) * sigma;
  };
  const [below, above] = [reachOf(spreads.below), reachOf(spreads.above)];
  const rate = point.count / point.of;
  const isOut = (rate < centre - below || rate > centre + above) && isRare(point, centre);
  return {
    expected: centre,
    low: Math.max(0, centre - below),
    high: Math.min(1, centre + above),
    z: sigma === 0 ? 0 : (rate - centre) / (sigma * Math.max(1, sigmaZ)),
    isOut,
  };
};

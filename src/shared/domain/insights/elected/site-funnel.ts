import { funnelLimits } from '../stats/funnel';
import type { ToldShares } from './told-shares';
import type { SitePoint } from './yearly-report';
import { compareText } from '../../../lib/compare';

const positionOf = (share: number, low: number, high: number): SitePoint['position'] => {
  if (share < low) return 'below';
  return share > high ? 'above' : 'usual';
};

/**
 * The sites of a funnel plot: each with its share of kept commitments and the limits for its size around the share of all sites. Only
 * beyond the wide limits (99.8 %) a site stands apart; there is no rank. Sites in the order of their size, those that are withheld last: all of
 * them where the share of all is not told as it is.
 */
export const siteFunnel = ({ all, sites }: ToldShares): SitePoint[] => {
  const center = all && !all.isLeast ? all.kept / all.of : null;
  return [...sites]
    .map(([siteId, told]) => ({ siteId, told: told && !told.isLeast && center !== null ? told : null }))
    .toSorted((a, b) => (b.told?.of ?? -1) - (a.told?.of ?? -1) || compareText(a.siteId, b.siteId))
    .map(({ siteId, told }): SitePoint => {
      if (told === null || center === null)
        return { siteId, of: null, share: null, low95: 0, high95: 1, low998: 0, high998: 1, position: 'hidden' };
      const [near, wide] = [funnelLimits(told.of, center, 0.05), funnelLimits(told.of, center, 0.002)];
      return {
        siteId,
        of: told.of,
        share: told.kept / told.of,
        low95: near.low,
        high95: near.high,
        low998: wide.low,
        high998: wide.high,
        position: positionOf(told.kept / told.of, wide.low, wide.high),
      };
    });
};

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
  const center = all && all.kept / all.of;
  return [...sites]
    .map(([siteId, told]) => ({ siteId, ...(center !== null && told ? told : { of: 0, kept: null }) }))
    .toSorted((a, b) => b.of - a.of || compareText(a.siteId, b.siteId))
    .map(({ siteId, of, kept }): SitePoint => {
      if (kept === null || center === null)
        return { siteId, of: null, share: null, low95: 0, high95: 1, low998: 0, high998: 1, position: 'hidden' };
      const [near, wide] = [funnelLimits(of, center, 0.05), funnelLimits(of, center, 0.002)];
      return {
        siteId,
        of,
        share: kept / of,
        low95: near.low,
        high95: near.high,
        low998: wide.low,
        high998: wide.high,
        position: positionOf(kept / of, wide.low, wide.high),
      };
    });
};

import { funnelLimits } from '../stats/funnel';
import type { Shown, SitePoint } from './yearly-report';
import { compareText } from '../../../lib/compare';

/** Commitments of a site that are decided, and those kept. */
export type SiteCommitments = { readonly siteId: string; readonly kept: number; readonly of: number };

const positionOf = (share: number, low: number, high: number): SitePoint['position'] => {
  if (share < low) return 'below';
  return share > high ? 'above' : 'usual';
};

/**
 * The sites of a funnel plot: each with its share of kept commitments and the limits for its size around the share of all sites. Only
 * beyond the wide limits (99.8 %) a site stands apart; there is no rank. Sites in the order of
 * their size. `sizes`: commitments of each as they may be shown.
 */
export const siteFunnel = (
  sites: readonly SiteCommitments[],
  sizes: ReadonlyMap<string, Shown> | undefined,
): SitePoint[] => {
  const all = sites.reduce((sum, site) => sum + site.of, 0);
  if (all === 0) return [];
  const center = sites.reduce((sum, site) => sum + site.kept, 0) / all;
  return sites
    .filter((site) => site.of > 0)
    .toSorted((a, b) => b.of - a.of || compareText(a.siteId, b.siteId))
    .map(({ siteId, kept, of }): SitePoint => {
      const shown = sizes?.get(siteId) ?? null;
      if (shown === null)
        return { siteId, of: null, share: null, low95: 0, high95: 1, low998: 0, high998: 1, position: 'hidden' };
      const [near, wide] = [funnelLimits(of, center, 0.05), funnelLimits(of, center, 0.002)];
      return {
        siteId,
        of: shown,
        share: kept / of,
        low95: near.low,
        high95: near.high,
        low998: wide.low,
        high998: wide.high,
        position: positionOf(kept / of, wide.low, wide.high),
      };
    });
};

import { addDays, civilOf } from '#shared/time/civil';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { SiteReference } from '#shared/domain/model/reference';

import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Figures } from '../figures/figures';
import { requireTownSite } from '../sites/require-town-site';
import type { AccessKey } from '../store/access-key-port';

/** A read may wait so long for days that changed. */
const PATIENCE_MS = 20_000;

/** What reads work with. */
export type ReadNeeds = Needs<'store' | 'clock'> & { readonly figures: Figures };

/** What a read of a site starts from. */
export type ReadScene = {
  readonly ref: SiteReference;
  /** Civil day of the site. */
  readonly today: string;
  /** Changes when an answer may. */
  readonly version: string;
  readonly facts: (from: string, to: string) => Promise<Facts>;
  /** Reasons whose requests their department alone may see. */
  readonly sensitive: ReadonlySet<string>;
};

/**
 * Prepares a read of a site of the town, that of the key if absent: facts up to date, and what their answer hangs on. One site at a time:
 * a sum over sites would tell small numbers of one by subtraction.
 */
export const readScene = async (
  { store, figures, clock }: ReadNeeds,
  key: AccessKey,
  siteId = key.siteId,
): Promise<ReadScene> => {
  await requireTownSite(store, key, siteId);
  const isWhole = await figures.projection.follow(siteId, PATIENCE_MS);
  const ref = await figures.projection.referenceOf(siteId);
  if (!ref) throw new Problem('notFound', 'this site has no reference data yet');
  const now = new Date(clock()).toISOString();
  const today = civilOf(now, ref.site.zone).day;
  const head = await store.head(siteId);
  return {
    ref,
    today,
    // While days are being made an answer may change without a write.
    version: [store.epoch, siteId, head, today, isWhole ? '' : now].join(' '),
    sensitive: new Set(ref.reasons.filter(({ sensitive = false }) => sensitive).map(({ id }) => id)),
    facts: async (from, to) => {
      const known = await figures.facts.of(siteId, from, to);
      if (!known) throw new Problem('notFound', 'this site has no reference data yet');
      return known.facts;
    },
  };
};

/** As far back as a panel may look before its period: open requests, the windows of alerts, the year before. */
export const reachBack = (from: string): string => addDays(from, -400);

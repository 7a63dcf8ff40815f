import { z } from 'zod';

import { acknowledgedSchema, type Acknowledged } from '#shared/sync/wire/figure-calls';

import { Problem } from '../lib/problem';
import { rightsIn } from '../documents/load-facts';
import type { Needs } from '../needs';
import type { Figures } from './figures';
import type { SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';

const NOTE = 'insights.acknowledged';
/** An alert that is no more on any screen may be forgotten. */
const MOST_KEPT = 1_000;

const keptSchema = z.array(acknowledgedSchema);

const readKept = async (site: SiteTransaction): Promise<Acknowledged[]> => {
  const note = await site.siteNote(NOTE);
  return note === '' ? [] : keptSchema.parse(JSON.parse(note));
};

/** The alerts of a site that somebody took note of. */
export const acknowledgedAlerts =
  ({ store }: Needs<'store'>): Handler<'acknowledgedAlerts'> =>
  (_input, { siteId }) =>
    store.withSite(siteId, async (site) => ({ alerts: await readKept(site) }));

/** Somebody took note of an alert, or takes that back. The first who did stands; doing it again changes nothing. */
export const acknowledgeAlert =
  ({ store, figures, clock }: Needs<'store' | 'clock'> & { readonly figures: Figures }): Handler<'acknowledgeAlert'> =>
  async ({ id, agentId, act }, device) => {
    const { siteId } = device;
    const ref = await figures.projection.referenceOf(siteId);
    if (!rightsIn(ref, device, agentId).has('acknowledge'))
      throw new Problem('notAllowed', 'only who steers may take note of an alert');
    return store.withSite(siteId, async (site) => {
      const kept = await readKept(site);
      const isKnown = kept.some((one) => one.id === id);
      if (isKnown === (act === 'acknowledge')) return { alerts: kept };
      const others = kept.filter((one) => one.id !== id);
      const own = { id, agentId, at: new Date(clock()).toISOString() };
      const alerts = act === 'acknowledge' ? [own, ...others].slice(0, MOST_KEPT) : others;
      await site.writeSiteNote(NOTE, JSON.stringify(alerts));
      return { alerts };
    });
  };

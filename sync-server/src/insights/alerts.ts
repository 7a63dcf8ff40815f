import { z } from 'zod';

import { mayAcknowledge } from '#shared/domain/rights/places';
import { type acknowledgedReply, acknowledgedSchema, acknowledgeRequest } from '#shared/sync/insights-protocol';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import { roleOf } from '../push/load-facts';
import type { RouteContext } from '../routes/route';
import type { Device, SiteTransaction } from '../store/port';

const NOTE = 'insights.acknowledged';
/** An alert that is no more on any screen may be forgotten. */
const MOST_KEPT = 1_000;

const keptSchema = z.array(acknowledgedSchema);
type Reply = z.input<typeof acknowledgedReply>;

const readKept = async (site: SiteTransaction): Promise<Reply['alerts']> => {
  const note = await site.siteNote(NOTE);
  return note === '' ? [] : keptSchema.parse(JSON.parse(note));
};

/** The alerts of a site that somebody took note of. */
export const listAcknowledged = ({ store }: RouteContext, { siteId }: Device): Promise<Reply> =>
  store.withSite(siteId, async (site) => ({ alerts: await readKept(site) }));

/** Somebody took note of an alert, or takes that back. The first who did stands; doing it again changes nothing. */
export const acknowledge = async (
  { store, insights, clock }: RouteContext,
  { siteId }: Device,
  body: unknown,
): Promise<Reply> => {
  const { id, agentId, act } = checked(acknowledgeRequest, body);
  const ref = await insights.projection.referenceOf(siteId);
  if (!mayAcknowledge(roleOf(ref, agentId)))
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

import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';
import { grantCall } from './grant-call';

/** Exactly one desk wins a ticket. */
export const callNext =
  ({ store, rules, clock }: Needs<'store' | 'rules' | 'clock'>): Handler<'callNext'> =>
  async (wish, device) => {
    if (!rules.callOnce) return { ticketId: wish.candidates[0] ?? null, taken: [] };
    return store.withSite(device.siteId, (site) => grantCall(site, wish, clock()));
  };

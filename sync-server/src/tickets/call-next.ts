import { HOUR_MS, MOST_CALLS_PER_HOUR } from '../bounds';
import { budgetsOf } from '../lib/budgets';
import { spend } from '../lib/problem';
import { rootOf } from '../store/families';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';
import { grantCall } from './grant-call';

/** Exactly one desk wins a ticket. */
export const callNext = ({ store, rules, clock }: Needs<'store' | 'rules' | 'clock'>): Handler<'callNext'> => {
  const budgets = budgetsOf(MOST_CALLS_PER_HOUR, HOUR_MS);
  return async (wish, device) => {
    const { id: deviceId, siteId } = device;
    spend(budgets, rootOf(device), clock());
    if (!rules.callOnce) return { ticketId: wish.candidates[0] ?? null, taken: [], ticket: null };
    return store.withSite(siteId, async (site) => {
      const { ticket, ...grant } = await grantCall({ ...wish, deviceId }, { site, rules, nowMs: clock() });
      return { ...grant, ticket: ticket && rules.grantWithState ? { ...ticket, _deleted: false } : null };
    });
  };
};

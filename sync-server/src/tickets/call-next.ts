import { HOUR_MS, MOST_CALLS_PER_HOUR } from '../bounds';
import { budgetsOf } from '../lib/budgets';
import { spend } from '../lib/problem';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';
import { grantCall } from './grant-call';

/** Exactly one desk wins a ticket. */
export const callNext = ({ store, rules, clock }: Needs<'store' | 'rules' | 'clock'>): Handler<'callNext'> => {
  const budgets = budgetsOf(MOST_CALLS_PER_HOUR, HOUR_MS);
  return async (wish, device) => {
    spend(budgets, device.id, clock());
    if (!rules.callOnce) return { ticketId: wish.candidates[0] ?? null, taken: [] };
    return store.withSite(device.siteId, (site) => grantCall(site, wish, clock()));
  };
};

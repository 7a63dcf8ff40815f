import { callNextRequest } from '#shared/sync/protocol';

import { grantCall } from './grant-call';
import { checked } from '../lib/checked';
import type { CoreNeeds, SyncCore } from '../parts';

/** Exactly one desk wins a ticket. */
export const callNextCall =
  ({ store, rules, clock }: CoreNeeds): SyncCore['callNext'] =>
  async (device, body) => {
    const wish = checked(callNextRequest, body);
    if (!rules.callOnce) return { ticketId: wish.candidates[0] ?? null, taken: [] };
    return store.withSite(device.siteId, (site) => grantCall(site, wish, clock()));
  };

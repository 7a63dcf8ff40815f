import { toWritten } from '#server/documents/to-written';
import { guichetRegistry } from '#server/collections/guichet-registry';
import type { WireDocument } from '#shared/sync/protocol';

import { storedDocuments } from '../oracle/replicas';
import { siteId } from '../town/sim-town';
import { pick } from '../world/random';
import type { Trouble } from './disturb';

/** How many days desks keep, as an administrator may set it. */
const choices = [30, 60, 365] as const;

/** An administrator has the desks of the site keep more of the past, or less. */
export const changeWindow = async ({ history, random }: Trouble): Promise<void> => {
  const site = (await storedDocuments(history, 'reference')).get(siteId);
  const rules = guichetRegistry['reference'];
  if (!site || !rules) return;
  const deskWindowDays = pick(random, choices);
  history.narrowestDays = Math.min(history.narrowestDays, deskWindowDays);
  const body = { ...(site['body'] as object), deskWindowDays };
  const after: WireDocument = { ...site, body };
  const origin = { deviceId: history.admin.id, at: new Date(history.world.now()).toISOString() };
  await history.server.store
    .withSite(siteId, (tx) => tx.write('reference', [toWritten(rules, site, after)], origin))
    // The process may die in the middle of it.
    .catch(() => undefined);
};

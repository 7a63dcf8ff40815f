import { Problem } from '../lib/problem';
import { soundOf } from '../lib/sound';
import { toWritten } from '../documents/to-written';
import type { Handler } from '../wire/handler';
import type { Needs } from '../needs';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';

/**
 * Writes into the entry of an agent how they command by one letter or digit, and nothing else. Any desk of the staff may ask, in the name of the agent who
 * sits there, as for all that a person does at a desk.
 */
export const chooseKeys =
  ({ store, registry, clock }: Needs<'store' | 'clock'> & { readonly registry: Registry }): Handler<'chooseKeys'> =>
  ({ agentId, singleKeys }, device) => {
    const known = knownCollection(registry, 'reference');
    const at = new Date(clock()).toISOString();
    return store.withSite(device.siteId, async (site) => {
      const stored = (await site.read('reference', [agentId])).get(agentId);
      const body = soundOf('reference', stored)?.body;
      if (!stored || stored._deleted || body?.kind !== 'agent')
        throw new Problem('notFound', 'no agent of this site has this id');
      if ((body.singleKeys ?? 'alone') === singleKeys) return { written: false };
      const row = { ...stored, body: { ...body, singleKeys } };
      await site.write('reference', [toWritten(known, stored, row)], { deviceId: device.id, at });
      return { written: true };
    });
  };

import type { Agent } from '#shared/domain/model/reference';

import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { soundOf } from '../lib/sound';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { SiteTransaction } from '../store/port';

/** Writes some fields into the entry of an agent, and nothing else; nothing at all where `needsIt` says no. Throws `notFound` for an agent whom the site does not know. */
export const changeAgentEntry = async (
  { registry, clock }: Needs<'clock'> & { readonly registry: Registry },
  site: SiteTransaction,
  deviceId: string,
  agentId: string,
  fields: Partial<Omit<Agent, 'id'>>,
  needsIt: (present: Omit<Agent, 'id'>) => boolean = () => true,
): Promise<boolean> => {
  const known = knownCollection(registry, 'reference');
  const stored = (await site.read('reference', [agentId])).get(agentId);
  const body = soundOf('reference', stored)?.body;
  if (!stored || stored._deleted || body?.kind !== 'agent')
    throw new Problem('notFound', 'no agent of this site has this id');
  if (!needsIt(body)) return false;
  const row = { ...stored, body: { ...body, ...fields } };
  await site.write('reference', [toWritten(known, stored, row)], { deviceId, at: new Date(clock()).toISOString() });
  return true;
};

import type { Agent } from '#shared/domain/model/reference';

import { Problem } from '../lib/problem';
import { soundOf } from '../lib/sound';
import { toWritten } from '../documents/to-written';
import type { Handler } from '../wire/handler';
import type { Needs } from '../needs';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';

type OwnNeeds = Needs<'store' | 'clock'> & { readonly registry: Registry };
type OwnChoices = Required<Pick<Agent, 'singleKeys' | 'textSize'>>;

/** What holds for an agent who never chose. */
const unchosen: OwnChoices = { singleKeys: 'alone', textSize: 'normal' };

/**
 * Writes into the entry of an agent one thing that they chose for themselves, and nothing else. Any desk of the staff may ask, in the name of the agent who
 * sits there, as for all that a person does at a desk.
 */
const writeOwn = async <Field extends keyof OwnChoices>(
  { store, registry, clock }: OwnNeeds,
  siteId: string,
  deviceId: string,
  agentId: string,
  field: Field,
  wished: OwnChoices[Field],
): Promise<{ written: boolean }> => {
  const known = knownCollection(registry, 'reference');
  const at = new Date(clock()).toISOString();
  return store.withSite(siteId, async (site) => {
    const stored = (await site.read('reference', [agentId])).get(agentId);
    const body = soundOf('reference', stored)?.body;
    if (!stored || stored._deleted || body?.kind !== 'agent')
      throw new Problem('notFound', 'no agent of this site has this id');
    if ((body[field] ?? unchosen[field]) === wished) return { written: false };
    const row = { ...stored, body: { ...body, [field]: wished } };
    await site.write('reference', [toWritten(known, stored, row)], { deviceId, at });
    return { written: true };
  });
};

/** How an agent commands by one letter or digit. */
export const chooseKeys =
  (needs: OwnNeeds): Handler<'chooseKeys'> =>
  ({ agentId, singleKeys }, { siteId, id }) =>
    writeOwn(needs, siteId, id, agentId, 'singleKeys', singleKeys);

/** How large an agent reads the texts of the app. */
export const chooseTextSize =
  (needs: OwnNeeds): Handler<'chooseTextSize'> =>
  ({ agentId, textSize }, { siteId, id }) =>
    writeOwn(needs, siteId, id, agentId, 'textSize', textSize);

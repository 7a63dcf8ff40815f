import type { Agent } from '#shared/domain/model/reference';

import type { Handler } from '../wire/handler';
import type { Needs } from '../needs';
import type { Registry } from '../documents/registry';
import { changeAgentEntry } from './change-agent-entry';

type OwnNeeds = Needs<'store' | 'clock'> & { readonly registry: Registry };
type OwnChoices = Required<Pick<Agent, 'singleKeys' | 'textSize'>>;

/** What holds for an agent who never chose. */
const unchosen: OwnChoices = { singleKeys: 'alone', textSize: 'normal' };

/**
 * Writes into the entry of an agent one thing that they chose for themselves, and nothing else. Any desk of the staff may ask, in the name of the agent who
 * sits there, as for all that a person does at a desk.
 */
const writeOwn = <Field extends keyof OwnChoices>(
  needs: OwnNeeds,
  siteId: string,
  deviceId: string,
  agentId: string,
  field: Field,
  wished: OwnChoices[Field],
): Promise<{ written: boolean }> =>
  needs.store.withSite(siteId, async (site) => ({
    written: await changeAgentEntry(
      needs,
      site,
      deviceId,
      agentId,
      { [field]: wished },
      (present) => (present[field] ?? unchosen[field]) !== wished,
    ),
  }));

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

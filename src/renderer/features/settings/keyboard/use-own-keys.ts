import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { ownKeysText } from '#shared/i18n/fr/settings';
import { entryById } from '#shared/lib/entry-by-id';
import { ok, type Result } from '#shared/lib/result';
import type { SingleKeys } from '#shared/lib/single-keys';

import { useCommands } from '../../../data/commands/use-commands';
import { useStation } from '../../../data/queries/use-station';

/** What holds for the person who sits here, or for the station while nobody is named. */
export const useSingleKeysHere = (reference: SiteReference | null): SingleKeys => {
  const { settings } = useStation();
  const agent = reference ? entryById(reference.agents, settings.agentId) : undefined;
  return agent ? (agent.singleKeys ?? 'alone') : settings.singleKeys;
};

/** Whose keys are chosen (`''` = those of the station), what holds, and the way to choose. */
export const useOwnKeys = (reference: SiteReference) => {
  const { settings, update } = useStation();
  const { chooseKeys } = useCommands();
  const agent = entryById(reference.agents, settings.agentId);
  const choose = async (singleKeys: SingleKeys): Promise<Result<unknown, Refusal>> => {
    if (agent) return chooseKeys({ singleKeys, what: ownKeysText.what });
    await update({ singleKeys });
    return ok(null);
  };
  return { name: agent?.shortName ?? '', single: useSingleKeysHere(reference), choose };
};

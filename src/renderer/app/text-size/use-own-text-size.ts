import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { textSizeText } from '#shared/i18n/fr/settings';
import { entryById } from '#shared/lib/entry-by-id';
import { ok, type Result } from '#shared/lib/result';
import type { TextSize } from '#shared/lib/text-size';

import { useCommands } from '../../data/commands/use-commands';
import { useStation } from '../../data/queries/use-station';

/** The size that holds for the person who sits here, or for the station while nobody is named. */
export const useTextSizeHere = (reference: SiteReference | null): TextSize => {
  const { settings } = useStation();
  const agent = reference ? entryById(reference.agents, settings.agentId) : undefined;
  return agent ? (agent.textSize ?? 'normal') : settings.textSize;
};

/** Whose size is chosen (`''` = that of the station), what holds, and the way to choose. */
export const useOwnTextSize = (reference: SiteReference) => {
  const { settings, update } = useStation();
  const { chooseTextSize } = useCommands();
  const agent = entryById(reference.agents, settings.agentId);
  const choose = async (textSize: TextSize): Promise<Result<unknown, Refusal>> => {
    if (agent) return chooseTextSize({ textSize, what: textSizeText.what });
    await update({ textSize });
    return ok(null);
  };
  return { name: agent?.shortName ?? '', size: useTextSizeHere(reference), choose };
};

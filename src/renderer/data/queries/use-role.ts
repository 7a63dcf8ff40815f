import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from './use-station';

/** The role of whoever sits here; `undefined` while nobody said who they are. A device of the elected has theirs, whoever sits there. */
export const useRole = ({ agents }: Pick<SiteReference, 'agents'>): Agent['role'] | undefined => {
  const { settings } = useStation();
  return settings.mode === 'elected' ? 'elected' : entryById(agents, settings.agentId)?.role;
};

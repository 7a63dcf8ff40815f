import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { holderOf, tableOf, type Holder } from '#shared/domain/rights/rights';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from './use-station';

/** The role of whoever sits here; `undefined` while nobody said who they are. A device of the elected has theirs, whoever sits there. */
export const useRole = ({ agents }: Pick<SiteReference, 'agents'>): Agent['role'] | undefined => {
  const { settings } = useStation();
  return settings.mode === 'elected' ? 'elected' : entryById(agents, settings.agentId)?.role;
};

/** The same with what they may do and see by the table of the site. It stays the same object until that changes. */
export const useHolder = (reference: Pick<SiteReference, 'agents' | 'rights'>): Holder | undefined => {
  const { settings } = useStation();
  return settings.mode === 'elected' ? holderOf(tableOf(reference), 'elected') : holderIn(reference, settings.agentId);
};

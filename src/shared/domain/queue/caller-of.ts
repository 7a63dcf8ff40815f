import type { Desk, SiteReference } from '../model/reference';

import type { Caller } from './offered';
import { entryById } from '../../lib/entry-by-id';

/** A desk with whoever sits there, as the calling rule takes it. */
export type DeskCaller = Desk & Caller;

/** The desk as it calls while an agent sits there, `''` = nobody. */
export const callerOf = (desk: Desk, agentId: string, { agents }: Pick<SiteReference, 'agents'>): DeskCaller => {
  const agent = entryById(agents, agentId);
  return { ...desk, agentId, ...(agent?.reasonIds ? { agentReasonIds: agent.reasonIds } : {}) };
};

import type { Desk, SiteReference } from '../model/reference';

import type { Caller } from './offered';
import { entryOf } from '../../lib/entry-of';

/** A desk with whoever sits there, as the calling rule takes it. */
export type DeskCaller = Desk & Caller;

/** The desk as it calls while an agent sits there, `''` = nobody. */
export const callerOf = (desk: Desk, agentId: string, { agents }: Pick<SiteReference, 'agents'>): DeskCaller => {
  const agent = entryOf(agents, agentId);
  return { ...desk, agentId, ...(agent?.reasonIds ? { agentReasonIds: agent.reasonIds } : {}) };
};

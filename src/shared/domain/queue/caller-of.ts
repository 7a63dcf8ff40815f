import type { Desk, SiteReference } from '../model/reference';

import { askedReasons, type CallMoment } from './asked-reasons';
import type { Caller } from './offered';
import { entryById } from '../../lib/entry-by-id';

/** A desk with whoever sits there, as the calling rule takes it. */
export type DeskCaller = Desk & Caller;

/** The desk as it usually calls while an agent sits there, `''` = nobody: what a day that is lived ahead goes by. */
export const callerOf = (desk: Desk, agentId: string, { agents }: Pick<SiteReference, 'agents'>): DeskCaller => {
  const agent = entryById(agents, agentId);
  return { ...desk, agentId, ...(agent?.reasonIds ? { agentReasonIds: agent.reasonIds } : {}) };
};

/**
 * The desk as it calls at this moment: for what it usually receives, and for what whoever sits there was asked to receive until a time
 * and handles.
 */
export const callerNow = (desk: Desk, agentId: string, moment: CallMoment): DeskCaller => {
  const usual = callerOf(desk, agentId, moment.reference);
  const { agentReasonIds: handled } = usual;
  const asked = askedReasons(desk.id, agentId, moment).filter(({ reasonId }) => handled?.includes(reasonId) ?? true);
  return { ...usual, ...(asked.length > 0 ? { asked } : {}) };
};

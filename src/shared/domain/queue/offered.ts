import { ticketDetails } from '../lifecycle/ticket-details';
import type { Ticket } from '../model/ticket';

import type { AskedReason } from './asked-reasons';
import type { CallPolicy } from './call-policy';

/**
 * Who calls: a desk, and whoever sits there. Without an `id` it is the overview of the whole site, which sees everybody, whomever
 * they were sent to. `agentReasonIds` absent = the agent serves all that the desk serves.
 */
export type Caller = {
  readonly id?: string | undefined;
  readonly reasonIds: readonly string[];
  readonly agentId?: string | undefined;
  readonly agentReasonIds?: readonly string[] | undefined;
  readonly expressMin?: number | undefined;
  /** What is received here for a while beside the own reasons. */
  readonly asked?: readonly AskedReason[] | undefined;
};

/** Whether a desk serves a reason. A desk without a list of reasons serves all, so that nobody waits in vain. */
export const servesReason = (desk: { readonly reasonIds: readonly string[] }, reasonId: string): boolean =>
  desk.reasonIds.length === 0 || desk.reasonIds.includes(reasonId);

const isUsual = (caller: Caller, reasonId: string, policy: CallPolicy): boolean =>
  servesReason(caller, reasonId) &&
  (caller.expressMin === undefined || (policy.usualMinOfReason.get(reasonId) ?? 0) <= caller.expressMin);

const askFor = (caller: Caller, reasonId: string): AskedReason | undefined =>
  caller.asked?.find((one) => one.reasonId === reasonId);

/**
 * Whether a reason is served here: by whoever sits there, and by the desk, quickly enough where it is an express one, or because it was
 * asked to (0120).
 */
export const isServedHere = (caller: Caller, reasonId: string, policy: CallPolicy): boolean =>
  (caller.agentReasonIds === undefined || caller.agentReasonIds.includes(reasonId)) &&
  (isUsual(caller, reasonId, policy) || askFor(caller, reasonId) !== undefined);

/** The request by which alone a ticket is called here, `undefined` where the desk receives its reason anyway or the person was sent. */
export const askedOnly = (ticket: Ticket, caller: Caller, policy: CallPolicy): AskedReason | undefined =>
  isSent(ticket) || isUsual(caller, ticket.reasonId, policy) ? undefined : askFor(caller, ticket.reasonId);

/** Whether a ticket was sent to one desk or one agent alone. */
export const isSent = (ticket: Ticket): boolean => {
  const { forDeskId, forAgentId } = ticketDetails(ticket);
  return forDeskId !== '' || forAgentId !== '';
};

/** Whether a ticket was sent to this very desk, or to who sits there. */
export const isSentHere = (ticket: Ticket, caller: Caller): boolean => {
  const { forDeskId, forAgentId } = ticketDetails(ticket);
  return (forDeskId !== '' && forDeskId === caller.id) || (forAgentId !== '' && forAgentId === caller.agentId);
};

/** Whether somebody who did not answer is left in peace for now. */
export const isCooling = (ticket: Ticket, nowIso: string): boolean => {
  const { notBefore } = ticketDetails(ticket);
  return notBefore !== '' && Date.parse(notBefore) > Date.parse(nowIso);
};

/** Whether a desk may be offered a ticket at all: whoever was sent somewhere is called there alone, whatever the reason. */
export const isOfferedTo = (ticket: Ticket, caller: Caller, policy: CallPolicy): boolean =>
  isSent(ticket) && caller.id !== undefined
    ? isSentHere(ticket, caller)
    : isServedHere(caller, ticket.reasonId, policy);

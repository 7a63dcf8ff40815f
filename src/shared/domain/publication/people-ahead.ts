import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';
import { callOrder } from '../queue/call-order';
import { callPolicyOf, type CallPolicy } from '../queue/call-policy';
import { callerOf } from '../queue/caller-of';
import { isServedHere } from '../queue/offered';
import { standingOf } from '../queue/standing';

/** What decides on who passes before whom. `tickets` and `sessions` are those of the day. */
export type QueueFacts = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  readonly nowIso: string;
};

/** All who wait for the desks that may call for a reason, in the order of the rule. */
const rivalsOf = ({ reference, tickets, sessions, nowIso }: QueueFacts, reasonId: string, policy: CallPolicy) => {
  const open = new Map(sessions.filter(({ status }) => status === 'open').map((one) => [one.deskId, one.agentId]));
  const callers = reference.desks.map((desk) => callerOf(desk, open.get(desk.id) ?? '', reference));
  const serving = callers.filter((caller) => isServedHere(caller, reasonId, policy));
  const present = serving.filter(({ id }) => open.has(id));
  // Before the first desk opens, people wait for those that will.
  const calling = present.length > 0 ? present : serving;
  const shared = reference.reasons
    .map(({ id }) => id)
    .filter((id) => calling.some((one) => isServedHere(one, id, policy)));
  // A caller without an id sees everybody, and one without reasons would serve all.
  return callOrder(tickets, { reasonIds: [reasonId, ...shared] }, nowIso, policy).map(({ ticket }) => ticket);
};

/** How many people pass before someone who comes now without an appointment. */
export const peopleAhead = (facts: QueueFacts, reasonId: string): number => {
  const policy = callPolicyOf(facts.reference);
  return rivalsOf(facts, reasonId, policy).filter(
    (ticket) => standingOf(ticket, facts.nowIso, policy) !== 'bookedEarly',
  ).length;
};

/** How many people pass before the holder of a ticket; `null` when nobody would call it now. */
export const aheadOfTicket = (facts: QueueFacts, ticket: Ticket): number | null => {
  const place = rivalsOf(facts, ticket.reasonId, callPolicyOf(facts.reference)).findIndex(({ id }) => id === ticket.id);
  return place < 0 ? null : place;
};

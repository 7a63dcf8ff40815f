import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';
import { callOrder } from './call-order';
import { callPolicyOf, type CallPolicy } from './call-policy';
import { callerOf } from './caller-of';
import { isServedHere } from './offered';
import { standingOf } from './standing';

/** What decides on who passes before whom. `tickets` and `sessions` are those of the day. */
export type QueueFacts = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  readonly nowIso: string;
};

/** The reasons of all who wait for the desks that may call for a reason, that one first; a caller of none would serve all. */
const sharedReasons = (
  { reference, sessions }: QueueFacts,
  reasonId: string,
  policy: CallPolicy,
): readonly string[] => {
  const open = new Map(sessions.filter(({ status }) => status === 'open').map((one) => [one.deskId, one.agentId]));
  const callers = reference.desks.map((desk) => callerOf(desk, open.get(desk.id) ?? '', reference));
  const serving = callers.filter((caller) => isServedHere(caller, reasonId, policy));
  const present = serving.filter(({ id }) => open.has(id));
  // Before the first desk opens, people wait for those that will.
  const calling = present.length > 0 ? present : serving;
  return reference.reasons
    .map(({ id }) => id)
    .filter((id) => id === reasonId || calling.some((one) => isServedHere(one, id, policy)));
};

/** Everybody who waits for one of these reasons, in the order of the rule, whomever they were sent to. */
const waitingFor = (
  { tickets, nowIso }: QueueFacts,
  reasonIds: readonly string[],
  policy: CallPolicy,
): readonly Ticket[] => callOrder(tickets, { reasonIds }, nowIso, policy).map(({ ticket }) => ticket);

/**
 * How many people pass before someone who comes now without an appointment, by reason. Reasons that share their desks share one pass
 * of the rule.
 */
export const peopleAheadOf = (facts: QueueFacts): ((reasonId: string) => number) => {
  const policy = callPolicyOf(facts.reference);
  const counted = new Map<string, number>();
  return (reasonId) => {
    const shared = sharedReasons(facts, reasonId, policy);
    const key = shared.join('\n');
    const known = counted.get(key);
    if (known !== undefined) return known;
    const count = waitingFor(facts, shared.length > 0 ? shared : [reasonId], policy).filter(
      (ticket) => standingOf(ticket, facts.nowIso, policy) !== 'bookedEarly',
    ).length;
    counted.set(key, count);
    return count;
  };
};

/** How many people pass before the holder of a ticket; `null` when nobody would call it now. */
export const aheadOfTicket = (facts: QueueFacts, ticket: Ticket): number | null => {
  const policy = callPolicyOf(facts.reference);
  const shared = sharedReasons(facts, ticket.reasonId, policy);
  const place = waitingFor(facts, shared.length > 0 ? shared : [ticket.reasonId], policy).findIndex(
    ({ id }) => id === ticket.id,
  );
  return place < 0 ? null : place;
};

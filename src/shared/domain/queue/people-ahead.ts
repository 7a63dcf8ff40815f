import type { Ticket } from '../model/ticket';
import type { CallMoment } from './asked-reasons';
import { callOrder } from './call-order';
import { callPolicyOf, type CallPolicy } from './call-policy';
import { callerNow, type DeskCaller } from './caller-of';
import { isSent, isSentHere, isServedHere } from './offered';
import { standingOf, type Standing } from './standing';

/** What decides on who passes before whom. `tickets` and `sessions` are those of the day. */
export type QueueFacts = CallMoment & { readonly tickets: readonly Ticket[] };

/** The desks that may call for something, as they call now; before the first of them opens, people wait for those that will. */
const callersFor = (facts: QueueFacts, mayCall: (caller: DeskCaller) => boolean): DeskCaller[] => {
  const { reference, sessions } = facts;
  const open = new Map(sessions.filter(({ status }) => status === 'open').map((one) => [one.deskId, one.agentId]));
  const calling = reference.desks.map((desk) => callerNow(desk, open.get(desk.id) ?? '', facts)).filter(mayCall);
  const present = calling.filter(({ id }) => open.has(id));
  return present.length > 0 ? present : calling;
};

/** The reasons of all who wait for the desks that may call for a reason, that one first; a caller of none would serve all. */
const sharedReasons = (facts: QueueFacts, reasonId: string, policy: CallPolicy): readonly string[] => {
  const calling = callersFor(facts, (caller) => isServedHere(caller, reasonId, policy));
  return facts.reference.reasons
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
 * Whether somebody with an appointment is here before their hour. Until then they stand behind everybody, from then on before those
 * without one: no place of this moment says when they are called. Who was sent to a desk is called there whatever the hour.
 */
export const waitsForHour = (ticket: Ticket, nowIso: string, policy: CallPolicy): boolean =>
  ticket.status === 'waiting' && !isSent(ticket) && standingOf(ticket, nowIso, policy) === 'bookedEarly';

/** The order in which the ticket stands: that of the desk that it was sent to, else that of the desks that may call for its reason. */
const orderAround = (facts: QueueFacts, ticket: Ticket, policy: CallPolicy): readonly Ticket[] => {
  if (isSent(ticket)) {
    const [caller] = callersFor(facts, (one) => isSentHere(ticket, one));
    return caller ? callOrder(facts.tickets, caller, facts.nowIso, policy).map((one) => one.ticket) : [];
  }
  const shared = sharedReasons(facts, ticket.reasonId, policy);
  return waitingFor(facts, shared.length > 0 ? shared : [ticket.reasonId], policy);
};

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
      (ticket) => !waitsForHour(ticket, facts.nowIso, policy),
    ).length;
    counted.set(key, count);
    return count;
  };
};

/** What each of those who pass before the holder of a ticket stands by, in order; `null` when nobody would call it now, or it is called by its hour. */
export const standingsAhead = (facts: QueueFacts, ticket: Ticket): readonly Standing[] | null => {
  const policy = callPolicyOf(facts.reference);
  if (waitsForHour(ticket, facts.nowIso, policy)) return null;
  const order = orderAround(facts, ticket, policy);
  const place = order.findIndex(({ id }) => id === ticket.id);
  return place < 0 ? null : order.slice(0, place).map((one) => standingOf(one, facts.nowIso, policy));
};

/** How many people pass before the holder of a ticket; `null` where nobody can say. */
export const aheadOfTicket = (facts: QueueFacts, ticket: Ticket): number | null =>
  standingsAhead(facts, ticket)?.length ?? null;

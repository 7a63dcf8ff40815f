import type { Ticket } from '../model/ticket';

import { byArrival, byDue } from './arrival-order';
import { defaultCallPolicy, type CallPolicy } from './call-policy';
import { ownReasons, type CallReason, type PlaceCause } from './call-reason';
import { waitMinOf } from './wait';
import { askedOnly, isCooling, isOfferedTo, isSent, isSentHere, isServedHere, type Caller } from './offered';
import { priorityRun } from './priority-run';
import { ceilingAtMs, standingOf } from './standing';

export type { CallReason } from './call-reason';
export { servesReason } from './offered';

/** A waiting ticket at its place, 1 = next. */
export type RankedTicket = { readonly ticket: Ticket; readonly rank: number; readonly why: readonly CallReason[] };

type Placed = { readonly ticket: Ticket; readonly cause: PlaceCause; readonly inTurn: boolean };

const because =
  (cause: PlaceCause) =>
  (ticket: Ticket): Placed => ({ ticket, cause, inTurn: false });

/** Priority first, but after `ceiling` of them in a row one of the others, as long as there are any. */
const interleave = (priority: readonly Ticket[], others: readonly Ticket[], run: number, ceiling: number): Placed[] => {
  const placed: Placed[] = [];
  let [p, o, inRow] = [0, 0, run];
  while (p < priority.length || o < others.length) {
    const prior = priority[p];
    const other = others[o];
    if (prior && (!other || inRow < Math.max(1, ceiling))) {
      placed.push({ ticket: prior, cause: 'priority', inTurn: false });
      [p, inRow] = [p + 1, inRow + 1];
    } else if (other) {
      placed.push({ ticket: other, cause: 'walkIn', inTurn: prior !== undefined });
      [o, inRow] = [o + 1, 0];
    }
  }
  return placed;
};

/** Those offered, each with what its place rests on, in the order of the rule. */
const place = (
  offered: readonly Ticket[],
  caller: Caller,
  nowIso: string,
  policy: CallPolicy,
  run: number,
): Placed[] => {
  const groups: Record<PlaceCause, Ticket[]> = {
    ceiling: [],
    bookedDue: [],
    sentHere: [],
    priority: [],
    walkIn: [],
    bookedEarly: [],
  };
  for (const ticket of offered) {
    const standing = standingOf(ticket, nowIso, policy);
    const ofItsOwn = standing === 'ceiling' || standing === 'bookedDue';
    groups[!ofItsOwn && isSentHere(ticket, caller) ? 'sentHere' : standing].push(ticket);
  }
  const byCeiling = (a: Ticket, b: Ticket): number =>
    ceilingAtMs(a, policy) - ceilingAtMs(b, policy) || byArrival(a, b);
  return [
    ...groups.ceiling.toSorted(byCeiling).map(because('ceiling')),
    ...groups.bookedDue.toSorted(byDue).map(because('bookedDue')),
    ...groups.sentHere.map(because('sentHere')),
    ...interleave(groups.priority, groups.walkIn, run, policy.priorityCeiling),
    ...groups.bookedEarly.toSorted(byDue).map(because('bookedEarly')),
  ];
};

/** The ticket that waits longest; of equal waits the first to arrive. Time before the hour of an appointment is no wait. */
const longestOf = (tickets: readonly Ticket[], nowIso: string): Ticket | undefined =>
  tickets.toSorted((a, b) => waitMinOf(b, nowIso) - waitMinOf(a, nowIso) || byArrival(a, b))[0];

/**
 * The order in which a desk calls those who wait for what it serves. `tickets` are all tickets of the site's day: those
 * called already tell whose turn it is. What a desk was asked to receive for a while counts as its own. Left out: who was sent to another desk or agent, who did not answer and is left in peace
 * for `cooldownMin`, and what the desk, its agent or an express desk does not serve.
 *
 * 0. Whoever waits longer than the ceiling of their department or of the site, by how long they are beyond it. A booked person
 *    waits from the later of arrival and appointment.
 * 1. Booked people who are due, by the time of their appointment. Due from `bookedFromMin` on (5 minutes before). Who
 *    arrived by `bookedUntilMin` (10 minutes after) keeps that rank however long the town hall lets them wait.
 * 2. Who was sent to this very desk or agent, by first arrival.
 * 3. Priority, by arrival; but never more than `priorityCeiling` in a row while someone without appointment waits.
 * 4. Walk-ins by arrival, and among them those who came too late for their appointment.
 * 5. Booked people who are not due yet, by the time of their appointment: called early only when nobody else waits.
 *
 * Nobody starves: from the instant at which a ticket reaches its ceiling, a desk that may call it calls before it only tickets that
 * reached theirs earlier. Those were all in the house by then (a ceiling is reached after the arrival), so they are finitely many
 * and nobody who comes later joins them: a ticket is called at the latest when these few have been (docs/decisions/0019).
 */
export const callOrder = (
  tickets: readonly Ticket[],
  caller: Caller,
  nowIso: string,
  policy: CallPolicy = defaultCallPolicy,
): RankedTicket[] => {
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting').toSorted(byArrival);
  const offered = waiting.filter((ticket) => isOfferedTo(ticket, caller, policy) && !isCooling(ticket, nowIso));
  const passedOver = longestOf(
    waiting.filter((ticket) => !isSent(ticket) && !isServedHere(caller, ticket.reasonId, policy)),
    nowIso,
  );
  const longestId = longestOf(offered, nowIso)?.id ?? '';
  return place(offered, caller, nowIso, policy, priorityRun(tickets, policy)).map(
    ({ ticket, cause, inTurn }, index) => {
      const why = ownReasons(ticket, cause, ticket.id === longestId, nowIso, policy);
      const asked = askedOnly(ticket, caller, policy);
      if (asked) why.push({ code: 'askedHere', until: asked.until });
      if (inTurn) why.push({ code: 'turnAfterPriority' });
      if (passedOver && waitMinOf(passedOver, nowIso) > waitMinOf(ticket, nowIso)) {
        const { label, reasonId } = passedOver;
        why.push({ code: 'notThisDesk', label, reasonId, waitMin: waitMinOf(passedOver, nowIso) });
      }
      return { ticket, rank: index + 1, why };
    },
  );
};

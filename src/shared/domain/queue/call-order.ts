import { minutesBetween } from '../../lib/minutes-between';
import type { Ticket } from '../model/ticket';

import { defaultCallPolicy, type CallPolicy } from './call-policy';
import { cameLate, standingOf, type Standing } from './standing';

/** Why a ticket has its place, as facts for a screen. Instants are ISO, minutes whole; never a name. */
export type CallReason =
  | { readonly code: 'bookedDue'; readonly dueAt: string; readonly lateMin: number }
  | { readonly code: 'priority' }
  | { readonly code: 'longestWait'; readonly waitMin: number }
  | { readonly code: 'byArrival'; readonly waitMin: number }
  | { readonly code: 'bookedEarly'; readonly dueAt: string }
  | { readonly code: 'bookedLate'; readonly dueAt: string; readonly lateMin: number }
  /** The ceiling of priority is reached: a person without priority passes in between. */
  | { readonly code: 'turnAfterPriority' }
  /** Who has waited longer but is not served at this desk; at most one. */
  | { readonly code: 'notThisDesk'; readonly label: string; readonly reasonId: string; readonly waitMin: number };

/** A waiting ticket at its place, 1 = next. */
export type RankedTicket = { readonly ticket: Ticket; readonly rank: number; readonly why: readonly CallReason[] };

type DeskReasons = { readonly reasonIds: readonly string[] };

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By arrival; the same instant by number, then by id, so that the order is total. */
const byArrival = (a: Ticket, b: Ticket): number =>
  text(a.issuedAt, b.issuedAt) || a.number - b.number || text(a.id, b.id);
const byDue = (a: Ticket, b: Ticket): number => text(a.dueAt, b.dueAt) || byArrival(a, b);

/** Whether a desk serves a reason. A desk without a list of reasons serves all, so that nobody waits in vain. */
export const servesReason = (desk: DeskReasons, reasonId: string): boolean =>
  desk.reasonIds.length === 0 || desk.reasonIds.includes(reasonId);

/** How many of the last called people without a due appointment had priority, in a row. */
export const priorityRun = (tickets: readonly Ticket[], policy: CallPolicy): number => {
  const called = tickets
    .filter((ticket) => ticket.firstCalledAt !== '' && standingOf(ticket, ticket.firstCalledAt, policy) !== 'bookedDue')
    .toSorted((a, b) => text(b.firstCalledAt, a.firstCalledAt) || byArrival(b, a));
  const stop = called.findIndex((ticket) => !ticket.priority);
  return stop === -1 ? called.length : stop;
};

type Placed = { readonly ticket: Ticket; readonly standing: Standing; readonly inTurn: boolean };

/** Priority first, but after `ceiling` of them in a row one of the others, as long as there are any. */
const interleave = (priority: readonly Ticket[], others: readonly Ticket[], run: number, ceiling: number): Placed[] => {
  const placed: Placed[] = [];
  let [p, o, inRow] = [0, 0, run];
  while (p < priority.length || o < others.length) {
    const prior = priority[p];
    const other = others[o];
    if (prior && (!other || inRow < Math.max(1, ceiling))) {
      placed.push({ ticket: prior, standing: 'priority', inTurn: false });
      [p, inRow] = [p + 1, inRow + 1];
    } else if (other) {
      placed.push({ ticket: other, standing: 'walkIn', inTurn: prior !== undefined });
      [o, inRow] = [o + 1, 0];
    }
  }
  return placed;
};

const ownReason = (
  { ticket, standing }: Placed,
  longestId: string,
  nowIso: string,
  policy: CallPolicy,
): CallReason[] => {
  const waitMin = Math.max(0, minutesBetween(ticket.issuedAt, nowIso));
  const wait: CallReason = { code: ticket.id === longestId ? 'longestWait' : 'byArrival', waitMin };
  switch (standing) {
    case 'bookedDue':
      return [{ code: 'bookedDue', dueAt: ticket.dueAt, lateMin: Math.max(0, minutesBetween(ticket.dueAt, nowIso)) }];
    case 'priority':
      return [{ code: 'priority' }];
    case 'bookedEarly':
      return [{ code: 'bookedEarly', dueAt: ticket.dueAt }];
    case 'walkIn':
      if (!cameLate(ticket, policy)) return [wait];
      return [
        { code: 'bookedLate', dueAt: ticket.dueAt, lateMin: minutesBetween(ticket.dueAt, ticket.issuedAt) },
        wait,
      ];
  }
};

/**
 * The order in which a desk calls those who wait for what it serves. `tickets` are all tickets of the site's day: those
 * called already tell whose turn it is.
 *
 * 1. Booked people who are due, by the time of their appointment. Due from `bookedFromMin` on (5 minutes before). Who
 *    arrived by `bookedUntilMin` (10 minutes after) keeps that rank however long the town hall lets them wait.
 * 2. Priority, by arrival; but never more than `priorityCeiling` in a row while someone without appointment waits.
 * 3. Walk-ins by arrival, and among them those who came too late for their appointment.
 * 4. Booked people who are not due yet, by the time of their appointment: called early only when nobody else waits.
 */
export const callOrder = (
  tickets: readonly Ticket[],
  desk: DeskReasons,
  nowIso: string,
  policy: CallPolicy = defaultCallPolicy,
): RankedTicket[] => {
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting').toSorted(byArrival);
  const served = waiting.filter((ticket) => servesReason(desk, ticket.reasonId));
  const passedOver = waiting.find((ticket) => !servesReason(desk, ticket.reasonId));
  const of = (standing: Standing): Ticket[] =>
    served.filter((ticket) => standingOf(ticket, nowIso, policy) === standing);
  const placed: Placed[] = [
    ...of('bookedDue')
      .toSorted(byDue)
      .map((ticket) => ({ ticket, standing: 'bookedDue' as const, inTurn: false })),
    ...interleave(of('priority'), of('walkIn'), priorityRun(tickets, policy), policy.priorityCeiling),
    ...of('bookedEarly')
      .toSorted(byDue)
      .map((ticket) => ({ ticket, standing: 'bookedEarly' as const, inTurn: false })),
  ];
  const longestId = served[0]?.id ?? '';
  return placed.map((place, index) => {
    const why = ownReason(place, longestId, nowIso, policy);
    if (place.inTurn) why.push({ code: 'turnAfterPriority' });
    if (passedOver && passedOver.issuedAt < place.ticket.issuedAt) {
      const { label, reasonId, issuedAt } = passedOver;
      why.push({ code: 'notThisDesk', label, reasonId, waitMin: Math.max(0, minutesBetween(issuedAt, nowIso)) });
    }
    return { ticket: place.ticket, rank: index + 1, why };
  });
};

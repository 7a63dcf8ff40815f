import { minutesBetween } from '../../lib/minutes-between';
import type { Ticket } from '../model/ticket';
import { compareText } from '../../lib/compare';

/** Who waits for one reason. */
export type ReasonWaiting = { readonly reasonId: string; readonly count: number; readonly longestMin: number };

/** Who waits now. `longest` is `null` when nobody does. */
export type WaitingFacts = {
  readonly count: number;
  readonly booked: number;
  readonly longest: { readonly ticketId: string; readonly label: string; readonly waitMin: number } | null;
  /** Most people first. */
  readonly byReason: readonly ReasonWaiting[];
};

/**
 * How long a waiting ticket has waited, whole minutes, never negative, as every screen and every reason says it. A booked person waits from the later of arrival and
 * start: an early arrival is not a wait (dashboards.md).
 */
export const waitMinOf = (ticket: Ticket, nowIso: string): number => {
  const since = ticket.dueAt > ticket.issuedAt ? ticket.dueAt : ticket.issuedAt;
  return Math.max(0, minutesBetween(since, nowIso));
};

/** Count, longest wait and waits by reason of the tickets that wait now. */
export const waitingFacts = (tickets: readonly Ticket[], nowIso: string): WaitingFacts => {
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting');
  const ranked = waiting
    .map((ticket) => ({ ticket, waitMin: waitMinOf(ticket, nowIso) }))
    .toSorted((a, b) => b.waitMin - a.waitMin || compareText(a.ticket.id, b.ticket.id));
  const byReason = new Map<string, ReasonWaiting>();
  for (const { ticket, waitMin } of ranked) {
    const known = byReason.get(ticket.reasonId) ?? { reasonId: ticket.reasonId, count: 0, longestMin: 0 };
    byReason.set(ticket.reasonId, {
      ...known,
      count: known.count + 1,
      longestMin: Math.max(known.longestMin, waitMin),
    });
  }
  const first = ranked[0];
  return {
    count: waiting.length,
    booked: waiting.filter((ticket) => ticket.dueAt !== '').length,
    longest: first ? { ticketId: first.ticket.id, label: first.ticket.label, waitMin: first.waitMin } : null,
    byReason: [...byReason.values()].toSorted(
      (a, b) => b.count - a.count || b.longestMin - a.longestMin || compareText(a.reasonId, b.reasonId),
    ),
  };
};

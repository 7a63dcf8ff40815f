import { ticketDetails } from '../../lifecycle/ticket-details';
import type { Ticket } from '../../model/ticket';
import { waitMinOf } from '../../queue/wait';
import { compareText } from '../../../lib/compare';
import { groupBy } from '../../../lib/group-by';

/** A person in the queue, as a dot of the chart: how long, booked or not, with priority or not. */
export type WaitingDot = {
  readonly ticketId: string;
  readonly label: string;
  readonly waitMin: number;
  readonly booked: boolean;
  readonly priority: boolean;
  /** How often they were called in vain; absent = never. */
  readonly calls?: number;
};

/** The queue of one reason, longest wait first. */
export type ReasonQueue = {
  readonly reasonId: string;
  readonly waiting: number;
  readonly longestMin: number;
  readonly dots: readonly WaitingDot[];
};

const toDot = (ticket: Ticket, now: string): WaitingDot => {
  const { noAnswers: calls } = ticketDetails(ticket);
  return {
    ticketId: ticket.id,
    label: ticket.label,
    waitMin: waitMinOf(ticket, now),
    booked: ticket.dueAt !== '',
    priority: ticket.priority,
    ...(calls > 0 ? { calls } : {}),
  };
};

/** Who waits, for what and since when: a row for each reason with someone in its queue, longest wait first. */
export const waitingByReason = (tickets: readonly Ticket[], now: string): ReasonQueue[] => {
  const waiting = tickets.filter((one) => one.status === 'waiting');
  return [...groupBy(waiting, ({ reasonId }) => reasonId)]
    .map(([reasonId, queue]) => ({
      reasonId,
      dots: queue
        .map((ticket) => toDot(ticket, now))
        .toSorted((a, b) => b.waitMin - a.waitMin || compareText(a.label, b.label)),
    }))
    .map(({ reasonId, dots }) => ({ reasonId, waiting: dots.length, longestMin: dots[0]?.waitMin ?? 0, dots }))
    .toSorted((a, b) => b.longestMin - a.longestMin || compareText(a.reasonId, b.reasonId));
};

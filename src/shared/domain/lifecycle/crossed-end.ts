import type { AnyEvent } from '../model/event';
import type { Ticket, TicketStatus } from '../model/ticket';
import { ticketDetails } from './ticket-details';

const inHand: ReadonlySet<TicketStatus> = new Set(['called', 'serving', 'onHold']);

/** The latest end that was noted in the moment of the call that still holds the person, and changed nothing; `null` = none. */
export const crossedEnd = (ticket: Ticket): AnyEvent | null => {
  const { callId, crossed } = ticketDetails(ticket);
  if (!inHand.has(ticket.status)) return null;
  return crossed.findLast(({ call }) => call.id === callId)?.event ?? null;
};

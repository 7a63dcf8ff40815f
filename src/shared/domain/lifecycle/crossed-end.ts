import type { AnyEvent } from '../model/event';
import type { Ticket, TicketStatus } from '../model/ticket';
import { textOf } from './read-payload';
import { ticketDetails } from './ticket-details';

const inHand: ReadonlySet<TicketStatus> = new Set(['called', 'serving', 'onHold']);

/** The latest end that changed nothing because a desk held the person; `isThere` = that desk holds them still. */
export type Crossed = { readonly event: AnyEvent; readonly deskId: string; readonly isThere: boolean };

/** See `Crossed`; `null` = none, the service took place, or its writer has done something else for the person since. */
export const crossedEnd = (ticket: Ticket): Crossed | null => {
  const { heldBy, crossed } = ticketDetails(ticket);
  const last = crossed.at(-1);
  if (!last || ticket.status === 'done' || ticket.status === 'void') return null;
  const { event, by } = last;
  const hasActed = ticket.events.some(
    (later) => later.by.agentId === event.by.agentId && later.id !== event.id && later.n > event.n,
  );
  if (hasActed) return null;
  const isThere = by.id === heldBy || (inHand.has(ticket.status) && ticket.deskId === textOf(by, 'deskId'));
  return { event, deskId: (isThere ? ticket.deskId : textOf(by, 'deskId')) || by.by.deskId, isThere };
};

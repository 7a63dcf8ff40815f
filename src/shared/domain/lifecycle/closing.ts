import { inService, type Ticket, type TicketStatus } from '../model/ticket';

import type { TicketCommand } from './decide-ticket';
import { ticketDetails } from './ticket-details';

/** Those whom the end of a day finds unserved, and the services of earlier days that nobody ended. */
export type Closing = { readonly notServed: readonly Ticket[]; readonly leftOpen: readonly Ticket[] };

const stillHere: ReadonlySet<TicketStatus> = new Set(['waiting', 'called', 'parked']);

/**
 * What is left to close on a civil day: all that wait on it, and whatever earlier days left. A service of today may go on, and whom a desk
 * has called today is on the way to it: both are that desk's.
 */
export const closingOf = (tickets: readonly Ticket[], today: string): Closing => ({
  notServed: tickets.filter(
    ({ day, status }) => (day < today || (day === today && status !== 'called')) && stillHere.has(status),
  ),
  leftOpen: tickets.filter(({ day, status }) => day < today && inService.has(status)),
});

/**
 * What closes a ticket of a day. Who waits was not served, which is no absence. A service that was never ended took place: it ends
 * with times that count in no average. Who should have gone back to another desk was not served there.
 */
export const closingCommands = (ticket: Ticket): readonly TicketCommand[] => {
  if (!inService.has(ticket.status)) return [{ type: 'closeDay' }];
  const finish = { type: 'finish', outcome: 'answered' } as const;
  return [finish, ticketDetails(ticket).returnToDeskId === '' ? { type: 'doubtTimes' } : { type: 'closeDay' }];
};

import { ticketDetails } from '../../lifecycle/ticket-details';
import type { Ticket } from '../../model/ticket';

/** Whether the times of a ticket may enter an average: it was not taken back, and nobody said that they are wrong. */
export const countsInAverages = (ticket: Ticket): boolean =>
  ticket.status !== 'void' && !ticketDetails(ticket).timesDoubted;

import { minutesBetween } from '../../../time/civil';
import type { Ticket } from '../../model/ticket';
import { countsInAverages } from './counts-in-averages';

/** How long the service of a ticket took, minutes; `null` when it is not over, or its times are doubted. */
export const serviceMin = (ticket: Ticket): number | null =>
  ticket.status === 'done' && ticket.startedAt !== '' && countsInAverages(ticket)
    ? Math.max(0, minutesBetween(ticket.startedAt, ticket.endedAt))
    : null;

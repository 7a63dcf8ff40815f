import { minutesBetween } from '../../../time/civil';
import { ticketTale } from '../../lifecycle/fold-ticket';
import type { Ticket } from '../../model/ticket';
import { countsInAverages } from './counts-in-averages';

/** How long the service of a ticket was on hold, minutes. A hold that nothing ended lasts to the end of the service. */
const heldMin = (ticket: Ticket): number => {
  if (!ticket.events.some((event) => event.type === 'held')) return 0;
  let since = '';
  let sum = 0;
  for (const { type, at } of ticketTale(ticket.events).told) {
    if (at < ticket.startedAt || at > ticket.endedAt) continue;
    if (type === 'held') since ||= at;
    if (type !== 'resumed' && type !== 'done') continue;
    if (since !== '') sum += Math.max(0, minutesBetween(since, at));
    since = '';
  }
  return sum;
};

/**
 * How long the service of a ticket took, holds left out, minutes; `null` when it is not over, or its times are doubted. Of a ticket that
 * was sent on, the last service.
 */
export const serviceMin = (ticket: Ticket): number | null =>
  ticket.status === 'done' && ticket.startedAt !== '' && countsInAverages(ticket)
    ? Math.max(0, minutesBetween(ticket.startedAt, ticket.endedAt) - heldMin(ticket))
    : null;

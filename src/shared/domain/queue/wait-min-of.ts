import { wholeMinutesBetween } from '../../time/civil';
import type { Ticket } from '../model/ticket';

/**
 * How long a waiting ticket has waited, whole minutes, never negative, as every screen and every reason says it. A booked person waits
 * from the later of arrival and start: an early arrival is not a wait.
 */
export const waitMinOf = (ticket: Ticket, nowIso: string): number => {
  const since = ticket.dueAt > ticket.issuedAt ? ticket.dueAt : ticket.issuedAt;
  return Math.max(0, wholeMinutesBetween(since, nowIso));
};

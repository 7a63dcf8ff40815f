import type { Ticket } from '../model/ticket';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By arrival; the same instant by number, then by id, so that the order is total. */
export const byArrival = (a: Ticket, b: Ticket): number =>
  text(a.issuedAt, b.issuedAt) || a.number - b.number || text(a.id, b.id);

/** By the time of the appointment, then by arrival. */
export const byDue = (a: Ticket, b: Ticket): number => text(a.dueAt, b.dueAt) || byArrival(a, b);

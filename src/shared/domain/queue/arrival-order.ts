import type { Ticket } from '../model/ticket';
import { compareText } from '../../lib/compare';

/** By arrival; the same instant by number, then by id, so that the order is total. */
export const byArrival = (a: Ticket, b: Ticket): number =>
  compareText(a.issuedAt, b.issuedAt) || a.number - b.number || compareText(a.id, b.id);

/** By the time of the appointment, then by arrival. */
export const byDue = (a: Ticket, b: Ticket): number => compareText(a.dueAt, b.dueAt) || byArrival(a, b);

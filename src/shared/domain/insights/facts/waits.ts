import { minutesBetween } from '../../../time/civil';
import type { Ticket } from '../../model/ticket';

type WaitFields = Pick<Ticket, 'issuedAt' | 'dueAt' | 'firstCalledAt'>;

/**
 * The instant from which a person waits: the arrival, or for a booked person the later of start and arrival, because an
 * early arrival is not a wait.
 */
export const waitStart = (ticket: Pick<Ticket, 'issuedAt' | 'dueAt'>): string =>
  ticket.dueAt !== '' && Date.parse(ticket.dueAt) > Date.parse(ticket.issuedAt) ? ticket.dueAt : ticket.issuedAt;

/** The wait of a ticket up to its first call, minutes; `null` before that call. Never negative: zero waits count. */
export const waitMin = (ticket: WaitFields): number | null =>
  ticket.firstCalledAt === '' ? null : Math.max(0, minutesBetween(waitStart(ticket), ticket.firstCalledAt));

/** Presence before the first call, minutes: with the time of an early arrival. `null` before that call. */
export const presenceMin = (ticket: WaitFields): number | null =>
  ticket.firstCalledAt === '' ? null : Math.max(0, minutesBetween(ticket.issuedAt, ticket.firstCalledAt));

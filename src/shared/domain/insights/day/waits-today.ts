import type { SiteReference } from '../../model/reference';
import type { Ticket } from '../../model/ticket';
import { ticketFact } from '../facts/ticket-fact';
import { waitsOfDay, type WaitStep, type WaitSummary } from './waits-of-day';

/** The waits of a day that runs, from its facts: what the same day says of itself once it is looked at as a whole. */
export const waitsToday = (
  tickets: readonly Ticket[],
  ref: SiteReference,
): WaitSummary & { readonly steps: readonly WaitStep[] } =>
  waitsOfDay(tickets.flatMap((ticket) => ticketFact(ticket, { ref }) ?? []));

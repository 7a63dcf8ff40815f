import type { Ticket } from '../../model/ticket';
import { appointmentFact } from './appointment-fact';
import { dayFacts } from './day-fact';
import type { AppointmentFact, DayFact, FactSheet, RequestFact, TicketFact } from './fact';
import type { FactContext, FactDocuments } from './fact-context';
import { requestFact } from './request-fact';
import { ticketFact } from './ticket-fact';

type Draft = {
  readonly about: DayFact;
  readonly requests: RequestFact[];
  readonly appointments: AppointmentFact[];
  readonly tickets: TicketFact[];
};

const addRequests = (
  drafts: ReadonlyMap<string, Draft>,
  { requests }: FactDocuments,
  ticketOf: ReadonlyMap<string, Ticket>,
  context: FactContext,
): void => {
  for (const request of requests) {
    const ticket = ticketOf.get(request.ticketId);
    // The visit of an appointment is counted by the appointment.
    if (request.channel === 'appointment' && ticket && ticket.appointmentId !== '') continue;
    const fact = requestFact(request, context, ticket);
    if (fact) drafts.get(fact.day)?.requests.push(fact);
  }
};

/**
 * The sheets of civil days. A document belongs to one day: a request to that of its reception (also when it was logged later), an
 * appointment to that of its start, a ticket to its own. Tickets tell how visits went, so give those of the same days with them. What
 * counts as one contact is said at `toFacts`.
 */
export const factSheets = (documents: FactDocuments, days: readonly string[], context: FactContext): FactSheet[] => {
  const about = dayFacts(context.ref);
  const drafts = new Map<string, Draft>(
    days.map((day) => [day, { about: about(day), requests: [], appointments: [], tickets: [] }]),
  );
  const ticketOf = new Map(documents.tickets.map((ticket) => [ticket.id, ticket]));
  addRequests(drafts, documents, ticketOf, context);
  for (const appointment of documents.appointments) {
    const draft = drafts.get(appointment.day);
    const fact = draft ? appointmentFact(appointment, context, ticketOf.get(appointment.ticketId)) : null;
    if (draft && fact) draft.appointments.push(fact);
  }
  for (const ticket of documents.tickets) {
    const draft = drafts.get(ticket.day);
    const fact = draft ? ticketFact(ticket, context) : null;
    if (draft && fact) draft.tickets.push(fact);
  }
  return [...drafts].map(([day, draft]) => ({ siteId: context.ref.site.id, day, ...draft }));
};

/** The sheet of one civil day. */
export const factSheet = (documents: FactDocuments, day: string, context: FactContext): FactSheet => {
  const [sheet] = factSheets(documents, [day], context);
  if (!sheet) throw new Error('one day asked for, none answered');
  return sheet;
};

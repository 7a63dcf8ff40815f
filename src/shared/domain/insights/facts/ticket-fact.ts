import { minutesBetween } from '../../../time/civil';
import { ticketDetails } from '../../lifecycle/ticket-details';
import type { Ticket } from '../../model/ticket';
import { countsInAverages } from './counts-in-averages';
import type { TicketFact } from './fact';
import type { FactContext } from './fact-context';
import { prepared, toTheSecond } from './prepared';
import { serviceMin } from './service-min';
import { presenceMin, waitMin, waitStart } from '../../queue/wait';

const between = (from: string, to: string): number | null =>
  from === '' || to === '' ? null : Math.max(0, minutesBetween(from, to));

const seconds = (minutes: number | null): number | null => (minutes === null ? null : toTheSecond(minutes, 60));

/**
 * A ticket as figures see it; `null` when it was taken back. Wait = first call less the later of arrival and start; presence = first
 * call less arrival; walk = start of the service less last call; stay = end of the service less arrival. Times that are doubted are
 * `null`: the ticket counts, in no average.
 */
export const ticketFact = (ticket: Ticket, { ref }: Pick<FactContext, 'ref'>): TicketFact | null => {
  if (ticket.status === 'void') return null;
  const { civil, departmentOf } = prepared(ref);
  const { themeId, announced } = ticketDetails(ticket);
  const isTimed = countsInAverages(ticket);
  const timed = (minutes: number | null): number | null => (isTimed ? seconds(minutes) : null);
  const isServed = ticket.status === 'done' && ticket.startedAt !== '';
  return {
    id: ticket.id,
    siteId: ticket.siteId,
    day: ticket.day,
    minute: civil(ticket.issuedAt).minute,
    waitFromMinute: civil(waitStart(ticket)).minute,
    reasonId: ticket.reasonId,
    departmentId: departmentOf.get(ticket.reasonId) ?? '',
    booked: ticket.appointmentId !== '',
    priority: ticket.priority,
    status: ticket.status,
    waitMin: timed(waitMin(ticket)),
    presenceMin: timed(presenceMin(ticket)),
    walkMin: timed(between(ticket.lastCalledAt, ticket.startedAt)),
    serviceMin: seconds(serviceMin(ticket)),
    stayMin: timed(isServed ? between(ticket.issuedAt, ticket.endedAt) : null),
    themeId,
    outcome: ticket.outcome,
    announced: announced ? [announced.fromMin, announced.toMin] : null,
  };
};

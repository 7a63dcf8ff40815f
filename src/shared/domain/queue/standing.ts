import { wholeMinutesBetween } from '../../time/civil';
import { waitStart } from './wait';
import { ticketDetails } from '../lifecycle/ticket-details';
import type { Ticket } from '../model/ticket';

import { waitCeilingOf, type CallPolicy } from './call-policy';

/** How a waiting ticket stands in the queue at an instant, wherever it was sent. */
export type Standing = 'ceiling' | 'bookedDue' | 'priority' | 'walkIn' | 'bookedEarly';

/** Whether a booked person came too late to keep the rank of the appointment. */
export const cameLate = (ticket: Ticket, policy: CallPolicy): boolean =>
  ticket.dueAt !== '' && wholeMinutesBetween(ticket.dueAt, ticket.issuedAt) > policy.bookedUntilMin;

/** The wait after which a ticket passes before everybody, minutes: the shortest of its reasons, so that being sent on costs nothing. */
export const ceilingOf = (ticket: Ticket, policy: CallPolicy): number =>
  Math.min(...[ticket.reasonId, ...ticketDetails(ticket).reasonIds].map((id) => waitCeilingOf(policy, id)));

/** The instant at which a ticket reaches its ceiling, milliseconds; never for one whose arrival is not known. */
export const ceilingAtMs = (ticket: Ticket, policy: CallPolicy): number => {
  const at = Date.parse(waitStart(ticket)) + ceilingOf(ticket, policy) * 60_000;
  return Number.isFinite(at) ? at : Number.POSITIVE_INFINITY;
};

/** The standing of a ticket: see `callOrder` for the rule. */
export const standingOf = (ticket: Ticket, nowIso: string, policy: CallPolicy): Standing => {
  if (Date.parse(nowIso) > ceilingAtMs(ticket, policy)) return 'ceiling';
  const onTime = ticket.dueAt !== '' && !cameLate(ticket, policy);
  if (onTime && wholeMinutesBetween(ticket.dueAt, nowIso) >= policy.bookedFromMin) return 'bookedDue';
  if (ticket.priority) return 'priority';
  return onTime ? 'bookedEarly' : 'walkIn';
};

import { minutesBetween } from '../../lib/minutes-between';
import type { Ticket } from '../model/ticket';

import type { CallPolicy } from './call-policy';

/** How a waiting ticket stands in the queue at an instant. */
export type Standing = 'bookedDue' | 'priority' | 'walkIn' | 'bookedEarly';

/** Whether a booked person came too late to keep the rank of the appointment. */
export const cameLate = (ticket: Ticket, policy: CallPolicy): boolean =>
  ticket.dueAt !== '' && minutesBetween(ticket.dueAt, ticket.issuedAt) > policy.bookedUntilMin;

/** The standing of a ticket: see `callOrder` for the rule. */
export const standingOf = (ticket: Ticket, nowIso: string, policy: CallPolicy): Standing => {
  const onTime = ticket.dueAt !== '' && !cameLate(ticket, policy);
  if (onTime && minutesBetween(ticket.dueAt, nowIso) >= policy.bookedFromMin) return 'bookedDue';
  if (ticket.priority) return 'priority';
  return onTime ? 'bookedEarly' : 'walkIn';
};

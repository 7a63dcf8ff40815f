import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { usualOutcome } from '#shared/domain/lifecycle/usual-outcome';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket, TicketOutcome } from '#shared/domain/model/ticket';

import type { AnyChange } from '../door/change';
import { commandChange } from '../door/event-change';

const optional = { optional: true };

/** Two changes: a request that is answered already is closed all the same. */
const closed = (requestId: string, reasonId: string, outcome: TicketOutcome, themeId: string): AnyChange[] => [
  commandChange('requests', requestId, [{ type: 'qualify', reasonId }], optional),
  commandChange('requests', requestId, [{ type: 'close', outcome, themeId }], optional),
];

/** What the end of a visit does to the requests that it was about and to its appointment. */
export const serviceConsequences = (
  ticket: Ticket,
  reference: SiteReference,
  outcome: TicketOutcome,
  themeId: string,
): AnyChange[] => {
  const others = ticketDetails(ticket).addedRequests.flatMap(({ requestId, reasonId }) =>
    closed(requestId, reasonId, usualOutcome(reference.reasons.find(({ id }) => id === reasonId)), ''),
  );
  return [
    ...(ticket.requestId === '' ? [] : closed(ticket.requestId, ticket.reasonId, outcome, themeId)),
    ...others,
    ...(ticket.appointmentId === ''
      ? []
      : [commandChange('appointments', ticket.appointmentId, [{ type: 'markAttended', outcome }], optional)]),
  ];
};

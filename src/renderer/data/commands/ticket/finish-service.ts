import type { TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { usualOutcome } from '#shared/domain/lifecycle/usual-outcome';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket, TicketOutcome } from '#shared/domain/model/ticket';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { deskNumber, loadReference, todayOf } from '../../reference';
import { deskSessionId } from '../desk/desk-act';
import type { Acted } from '../door/act';
import { type AnyChange, commandChange } from '../door/changes';
import { commit } from '../door/commit';

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

export type FinishServiceInput = {
  readonly ticketId: string;
  readonly outcome: TicketOutcome;
  /** What the request was about, for the figures. */
  readonly themeId?: string;
};

/** Notes the start first if nobody pressed « Démarrer », because the end names it. */
const served: TicketCommand = { type: 'start', unlessServed: true };

type ServiceEnd = { readonly outcome: TicketOutcome; readonly themeId?: string | undefined };

/** Where a person goes back to at the end of a service, `''` = that desk is closed, or there is none. */
const backTo = async (context: DataContext, reference: SiteReference, ticket: Ticket): Promise<string> => {
  const { returnToDeskId } = ticketDetails(ticket);
  const session = await load(context, 'deskSessions', deskSessionId(returnToDeskId, todayOf(context, reference)));
  return session === null || session.status === 'closed' ? '' : returnToDeskId;
};

const sendBackChange = (ticket: Ticket, outcome: TicketOutcome, backId: string): AnyChange =>
  commandChange('tickets', ticket.id, [served, { type: 'finish', outcome, isBackClosed: backId === '' }]);

const finishChanges = (
  ticket: Ticket,
  reference: SiteReference,
  { outcome, themeId = '' }: ServiceEnd,
  after: readonly TicketCommand[] = [],
): readonly AnyChange[] => [
  commandChange('tickets', ticket.id, [served, { type: 'finish', outcome, themeId }, ...after]),
  ...serviceConsequences(ticket, reference, outcome, themeId),
];

/**
 * Ends a service: the ticket is done, its requests closed with a qualification, its appointment attended. Whoever was sent here from
 * another desk goes back there instead, with everything still open; to whoever serves the reason when that desk is closed.
 */
export const finishService = async (context: DataContext, input: FinishServiceInput): Acted => {
  const ticket = await load(context, 'tickets', input.ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: input.ticketId });
  const { label } = ticket;
  const { outcome } = input;
  const reference = await loadReference(context);
  if (ticketDetails(ticket).returnToDeskId === '')
    return commit(context, { code: 'finished', label, outcome }, finishChanges(ticket, reference, input));
  const backId = await backTo(context, reference, ticket);
  const desk = backId === '' ? '' : deskNumber(reference, backId);
  return commit(context, { code: 'sentBack', label, desk }, [sendBackChange(ticket, outcome, backId)]);
};

/** The end of a service that its agent left, with the outcome that its reason usually has and times that count in no average. */
export const leftServiceEnd = async (context: DataContext, ticket: Ticket): Promise<readonly AnyChange[]> => {
  const reference = await loadReference(context);
  const outcome = usualOutcome(reference.reasons.find(({ id }) => id === ticket.reasonId));
  if (ticketDetails(ticket).returnToDeskId === '')
    return finishChanges(ticket, reference, { outcome }, [{ type: 'doubtTimes' }]);
  return [sendBackChange(ticket, outcome, await backTo(context, reference, ticket))];
};

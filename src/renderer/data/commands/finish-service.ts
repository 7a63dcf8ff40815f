import type { Ticket, TicketOutcome } from '#shared/domain/model/ticket';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import type { AnyChange } from './change';
import { commit } from './commit';
import { commandChange } from './event-change';
import { load } from './write';

export type FinishServiceInput = { readonly ticketId: string; readonly outcome: TicketOutcome };

const optional = { optional: true };

/** What the end of a service does to the request and to the appointment that it was for. */
const consequences = (ticket: Ticket, outcome: TicketOutcome): AnyChange[] => [
  ...(ticket.requestId === ''
    ? []
    : [
        commandChange('requests', ticket.requestId, [{ type: 'qualify', reasonId: ticket.reasonId }], optional),
        commandChange('requests', ticket.requestId, [{ type: 'close', outcome }], optional),
      ]),
  ...(ticket.appointmentId === ''
    ? []
    : [commandChange('appointments', ticket.appointmentId, [{ type: 'markAttended', outcome }], optional)]),
];

/** Ends a service: the ticket is done, its request closed with a qualification, its appointment attended. */
export const finishService = async (
  context: DataContext,
  { ticketId, outcome }: FinishServiceInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const done = await commit(context, 'finished', { label: ticket.label, outcome }, [
    commandChange('tickets', ticketId, [{ type: 'finish', outcome }]),
    ...consequences(ticket, outcome),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};

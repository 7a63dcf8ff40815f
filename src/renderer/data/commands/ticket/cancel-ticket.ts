import { textOf } from '#shared/domain/lifecycle/read-payload';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import { no } from '#shared/lib/result';
import type { LogCollection } from '#shared/sync/merge-document';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Acted } from '../door/act';
import { type AnyChange, eventChange } from '../door/changes';
import { commit } from '../door/commit';

export type CancelTicketInput = { readonly ticketId: string };

type Step = { readonly collection: LogCollection; readonly id: string; readonly type: string };

/** Takes back the step of a document that belongs to the ticket, whoever wrote it. */
const stepBack = async (context: DataContext, ticketId: string, { collection, id, type }: Step): Promise<AnyChange> => {
  const document = await load(context, collection, id);
  const step = document?.events.findLast(
    (event) => event.type === type && ['', ticketId].includes(textOf(event, 'ticketId')),
  );
  const change = eventChange(collection, id, (now) => undoEvents(now?.events ?? [], step ? [step.id] : []), {
    optional: collection !== 'tickets',
  });
  return change as AnyChange;
};

/**
 * The ticket was given by mistake, by whichever desk or kiosk: it is taken back with its request, and a booked person is expected
 * again. Refused once anything was built on it, such as a call: who left then is noted as gone.
 */
export const cancelTicket = async (context: DataContext, { ticketId }: CancelTicketInput): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const { appointmentId, requestId, label } = ticket;
  const steps: readonly Step[] = [
    { collection: 'tickets', id: ticketId, type: 'issued' },
    ...(appointmentId === '' ? [] : [{ collection: 'appointments', id: appointmentId, type: 'arrived' } as const]),
    ...(requestId === '' ? [] : [{ collection: 'requests', id: requestId, type: 'received' } as const]),
  ];
  return commit(
    context,
    { code: 'ticketCancelled', label },
    await Promise.all(steps.map((step) => stepBack(context, ticketId, step))),
  );
};

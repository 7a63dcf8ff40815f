import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';

export type RequeueTicketInput = { readonly ticketId: string };

/** Puts a ticket back into the queue, at its first arrival. */
export const requeueTicket = (
  context: DataContext,
  { ticketId }: RequeueTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'requeued', ticketId, { type: 'requeue' });

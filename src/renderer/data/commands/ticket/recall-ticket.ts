import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';

export type RecallTicketInput = { readonly ticketId: string };

/** Calls the same person again. */
export const recallTicket = (
  context: DataContext,
  { ticketId }: RecallTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'recalled', ticketId, { type: 'recall' });

import type { AbandonReason } from '#shared/domain/model/ticket';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';

export type AbandonTicketInput = { readonly ticketId: string; readonly why?: AbandonReason };

/** The person left without being served. */
export const abandonTicket = (
  context: DataContext,
  { ticketId, why }: AbandonTicketInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  ticketAct(
    context,
    'abandoned',
    ticketId,
    { type: 'abandon', ...(why === undefined ? {} : { why }) },
    { why: why ?? '' },
  );

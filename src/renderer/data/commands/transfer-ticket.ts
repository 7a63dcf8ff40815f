import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { loadReference, reasonOf } from './reference';
import { ticketAct } from './ticket-act';

export type TransferTicketInput = { readonly ticketId: string; readonly reasonId: string };

/** Sends the person to the queue of another reason, with their first arrival. */
export const transferTicket = async (
  context: DataContext,
  { ticketId, reasonId }: TransferTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const reason = reasonOf(await loadReference(context), reasonId);
  if (!reason.ok) return reason;
  return ticketAct(
    context,
    'transferred',
    ticketId,
    { type: 'transfer', reasonId },
    { reason: reason.value.shortName },
  );
};

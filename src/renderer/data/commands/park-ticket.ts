import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { ticketAct } from './ticket-act';

export type ParkTicketInput = { readonly ticketId: string };

/** Puts a ticket aside: the person comes back later. */
export const parkTicket = (
  context: DataContext,
  { ticketId }: ParkTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'parked', ticketId, { type: 'park' });

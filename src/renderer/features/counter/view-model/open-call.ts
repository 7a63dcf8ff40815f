import type { Ticket } from '#shared/domain/model/ticket';

import { isOutOfReach, type SyncKind } from '../../../data/queries/use-sync-state';

/** What of the exchange with the server decides whether a call still waits for its word. */
export type Exchange = { readonly kind: SyncKind; readonly waiting: readonly { readonly id: string }[] };

/**
 * Whether a call made without the server's word still waits for it. Once the ticket was exchanged the server has spoken:
 * it marks a call that crosses another, and says nothing of one that stands.
 */
export const isCallOpen = (ticket: Ticket, { kind, waiting }: Exchange): boolean =>
  ticket.tentative && (isOutOfReach(kind) || waiting.some((write) => write.id === ticket.id));

/** The same, while it matters: once the person is at the desk there is nothing left to confirm. */
export const isToConfirm = (ticket: Ticket, exchange: Exchange): boolean =>
  ticket.status === 'called' && isCallOpen(ticket, exchange);

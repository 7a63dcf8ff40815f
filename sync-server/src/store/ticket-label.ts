import type { Ticket } from '#shared/domain/model/ticket';
import { MOST_OF_A_DAY } from '#shared/domain/numbers/next-free';
import type { WireDocument } from '#shared/sync/protocol';
import { soundDocument } from '#shared/sync/sound-document';

/** The number that a stored ticket bears. */
export type TicketLabel = { readonly day: string; readonly series: string; readonly number: number };

/**
 * What a document of the collection `tickets` says about the number it bears, as its events tell it; `null` for any other document, for one
 * that nobody can read, and for a number that nobody ever gives.
 */
export const ticketLabel = (collection: string, document: WireDocument): TicketLabel | null => {
  const ticket = collection === 'tickets' ? soundDocument('tickets', document as unknown as Ticket) : null;
  if (!ticket || ticket.number > MOST_OF_A_DAY) return null;
  const { day, series, number } = ticket;
  return { day, series, number };
};

/** The key under which a number is kept that a ticket bears and nobody asked for. */
export const bearerKey = (ticketId: string): string => `ticket ${ticketId}`;

/** Whether a key is one of these: nobody may ask for a number under it. */
export const isBearerKey = (key: string): boolean => key.startsWith(bearerKey(''));

import { MOST_OF_A_DAY } from '#shared/domain/numbers/next-free';
import type { WireDocument } from '#shared/sync/protocol';

/** The number that a stored ticket bears. */
export type TicketLabel = { readonly day: string; readonly series: string; readonly number: number };

/**
 * What a document of the collection `tickets` says about the number it bears; `null` for any other document, and for a number that
 * nobody ever gives.
 */
export const ticketLabel = (collection: string, document: WireDocument): TicketLabel | null => {
  if (collection !== 'tickets') return null;
  const { day, series, number } = document;
  const isNumber = Number.isInteger(number) && (number as number) >= 1 && (number as number) <= MOST_OF_A_DAY;
  return typeof day === 'string' && typeof series === 'string' && isNumber
    ? { day, series, number: number as number }
    : null;
};

/** The key under which a number is kept that a ticket bears and nobody asked for. */
export const bearerKey = (ticketId: string): string => `ticket ${ticketId}`;

/** Whether a key is one of these: nobody may ask for a number under it. */
export const isBearerKey = (key: string): boolean => key.startsWith(bearerKey(''));

import type { WireDocument } from '#shared/sync/protocol';

/** The number that a stored ticket bears. */
export type TicketLabel = { readonly day: string; readonly series: string; readonly number: number };

/** What a document of the collection `tickets` says about the number it bears; `null` for any other document. */
export const ticketLabel = (collection: string, document: WireDocument): TicketLabel | null => {
  if (collection !== 'tickets') return null;
  const { day, series, number } = document;
  return typeof day === 'string' && typeof series === 'string' && typeof number === 'number'
    ? { day, series, number }
    : null;
};

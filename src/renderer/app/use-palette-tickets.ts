import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { findByLabel } from '#shared/domain/numbers/find-by-label';
import { entryById } from '#shared/lib/entry-by-id';

import { useTicketsOfDay } from '../data/queries/use-tickets-of-day';
import { useToday } from '../data/queries/use-today';

/** A ticket that a text names, with what it is for. */
export type PaletteTicket = { readonly ticket: Ticket; readonly reasonName: string };

/** The tickets of today that bear a number as it was typed. */
export const usePaletteTickets = (text: string, { reasons }: SiteReference): readonly PaletteTicket[] =>
  findByLabel(useTicketsOfDay(useToday()), text).map((ticket) => ({
    ticket,
    reasonName: entryById(reasons, ticket.reasonId)?.name ?? '',
  }));

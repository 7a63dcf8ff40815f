import type { Publication } from '#shared/domain/publication/publication';
import { ticketLink } from '#shared/domain/ticket-paper/ticket-link';

import type { TicketScreen } from '../kiosk-state';

/** The page of a ticket for a phone, where no paper tells of it; `''` = there is none, or it is on the paper. */
export const followLink = ({ kiosk }: Publication, { ticket, paper }: TicketScreen): string =>
  paper === 'none' || paper === 'failed' ? ticketLink(kiosk?.ticket.publicUrl, ticket.trackKey) : '';

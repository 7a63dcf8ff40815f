import { createContext, use } from 'react';

type OpenTicket = (ticketId: string) => void;

/** Set by the shell, which shows the card of a number over whatever place is open: it belongs to no place. */
export const OpenTicketContext = createContext<OpenTicket | null>(null);

/** Opens the card of a ticket by its id; `null` where nobody may look at one. */
export const useOpenTicket = (): OpenTicket | null => use(OpenTicketContext);

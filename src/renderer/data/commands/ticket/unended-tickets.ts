import type { Ticket, TicketStatus } from '#shared/domain/model/ticket';

/** How far back tickets are looked for that nobody ended, days. */
export const sweptDays = 31;

const open: ReadonlySet<TicketStatus> = new Set(['waiting', 'called', 'parked', 'serving', 'onHold']);

/** Whether a ticket has not ended. */
export const isUnended = ({ status }: Ticket): boolean => open.has(status);

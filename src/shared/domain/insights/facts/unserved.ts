import type { TicketStatus } from '../../model/ticket';

const statuses: ReadonlySet<string> = new Set<TicketStatus>(['abandoned', 'noAnswer', 'notServedAtClosing']);

/** Whether a ticket ended without a service. These are outcomes of their own, never no-shows of appointments. */
export const isUnserved = (outcome: string): boolean => statuses.has(outcome);

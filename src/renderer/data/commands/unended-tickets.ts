import type { MangoQuerySelector } from 'rxdb/plugins/core';

import type { Ticket, TicketStatus } from '#shared/domain/model/ticket';
import { addDays } from '#shared/time/civil';

/** How far back tickets are looked for that nobody ended, days. */
export const sweptDays = 31;

const open: readonly TicketStatus[] = ['waiting', 'called', 'parked', 'serving', 'onHold'];

/** The tickets of a civil day and of those before it that have not ended. */
export const unendedTickets = (today: string): MangoQuerySelector<Ticket> => ({
  day: { $gte: addDays(today, -sweptDays), $lte: today },
  status: { $in: [...open] },
});

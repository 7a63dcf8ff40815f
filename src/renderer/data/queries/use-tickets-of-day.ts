import type { Ticket } from '#shared/domain/model/ticket';
import { byId, compareText } from '#shared/lib/compare';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const byIssue = (a: Ticket, b: Ticket): number => compareText(a.issuedAt, b.issuedAt) || byId(a, b);
const notRead = unread<readonly Ticket[]>([]);

/** The tickets of a civil day, every status, in the order in which they were issued. */
export const useTicketsOfDay = (day: string): readonly Ticket[] =>
  useLive<readonly Ticket[]>(
    `tickets ${day}`,
    (database) => watchDays<'tickets'>(database.tickets, day, day, byIssue),
    notRead,
  );

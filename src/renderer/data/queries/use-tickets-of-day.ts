import { map } from 'rxjs';

import type { Ticket } from '#shared/domain/model/ticket';
import { compareText } from '#shared/lib/compare';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Ticket[]>([]);

/** The tickets of a civil day, every status, in the order in which they were issued. */
export const useTicketsOfDay = (day: string): readonly Ticket[] =>
  useLive<readonly Ticket[]>(
    `tickets ${day}`,
    (database) =>
      watchDays<'tickets'>(database.tickets, day, day).pipe(
        map((all) => all.toSorted((a, b) => compareText(a.issuedAt, b.issuedAt) || compareText(a.id, b.id))),
      ),
    notRead,
  );

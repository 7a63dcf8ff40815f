import { map } from 'rxjs';

import type { Ticket } from '#shared/domain/model/ticket';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Ticket[]>([]);

/** The tickets of a civil day, every status, in the order in which they were issued. */
export const useTicketsOfDay = (day: string): readonly Ticket[] =>
  useLive<readonly Ticket[]>(
    `tickets ${day}`,
    (database) =>
      watchDays<'tickets'>(database.tickets, day, day).pipe(
        map((all) =>
          all.toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : a.id < b.id ? -1 : 1)),
        ),
      ),
    notRead,
  );

import { useMemo } from 'react';

import { closingOf, type Closing } from '#shared/domain/lifecycle/closing';
import type { Ticket } from '#shared/domain/model/ticket';
import { byId } from '#shared/lib/compare';
import { addDays } from '#shared/time/civil';

import { isUnended, sweptDays } from '../commands/ticket/close-day';
import { watchDays } from '../watch-rows';
import { onceFirstShown } from './first-shown';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

const notRead = unread<readonly Ticket[]>([]);

/** Who would be left when the day closed now, and what earlier days left; read once the screen stands. */
export const useUnendedTickets = (): Closing => {
  const today = useToday();
  const tickets = useLive(
    `unended tickets ${today}`,
    (database) =>
      onceFirstShown<readonly Ticket[]>(notRead, () =>
        watchDays<'tickets'>(database.tickets, addDays(today, -sweptDays), today, byId, isUnended),
      ),
    notRead,
  );
  return useMemo(() => closingOf(tickets, today), [tickets, today]);
};

import { useMemo } from 'react';
import { concat, defer, from, map, of, switchMap } from 'rxjs';

import { closingOf, type Closing } from '#shared/domain/lifecycle/closing';
import type { Ticket } from '#shared/domain/model/ticket';

import { unendedTickets } from '../commands/unended-tickets';
import { plainAll } from '../plain';
import { whenFirstShown } from './first-shown';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

const firstShownMs = 3_000;
const notRead = unread<readonly Ticket[]>([]);

/** Who would be left when the day closed now, and what earlier days left; read once the screen stands. */
export const useUnendedTickets = (): Closing => {
  const today = useToday();
  const tickets = useLive(
    `unended tickets ${today}`,
    (database) =>
      concat(
        of(notRead),
        defer(() => from(whenFirstShown(firstShownMs))).pipe(
          switchMap(() => database.tickets.find({ selector: unendedTickets(today) }).$),
          map((documents) => plainAll(documents)),
        ),
      ),
    notRead,
  );
  return useMemo(() => closingOf(tickets, today), [tickets, today]);
};

import { useMemo } from 'react';

import type { Ticket } from '#shared/domain/model/ticket';
import { standingsOf, type TicketStanding } from '#shared/domain/queue/ticket-standing';

import type { DayFacts } from './use-announced-waits';
import { useReadApart } from './use-live';
import { useServiceTimes } from './use-service-times';
import { isOutOfReach, useSyncKind } from './use-sync-state';

/**
 * How tickets of the day stand at this moment: rank, minutes left, calls in vain. A desk that has not received everything yet, or
 * that no longer sees the others, knows neither the rank nor the minutes.
 */
export const useTicketStandings = ({
  reference,
  tickets,
  sessions,
  appointments,
  now,
}: DayFacts): ((ticket: Ticket) => TicketStanding) => {
  const times = useServiceTimes(reference);
  const kind = useSyncKind();
  const isKnown = kind !== 'receiving' && !isOutOfReach(kind);
  const apart = useReadApart('standings of tickets');
  return useMemo(() => {
    const standing = apart({ tickets, deskSessions: sessions, appointments }, ({ deskSessions, ...found }) =>
      standingsOf({ reference, ...found, sessions: deskSessions, nowIso: now, times }),
    );
    return isKnown ? standing : (ticket) => ({ ...standing(ticket), rank: null, left: null });
  }, [apart, reference, tickets, sessions, appointments, now, times, isKnown]);
};

import { useMemo, useState } from 'react';

import { pauseOf } from '#shared/domain/lifecycle/session-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { callerNow } from '#shared/domain/queue/caller-of';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useIsOwnTicket } from '../../data/queries/use-acts';
import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { isRead, useReadApart } from '../../data/queries/use-live';
import { useNow } from '../../data/queries/use-now';
import { useDeviceId, useStation } from '../../data/queries/use-station';
import { useIsWhole } from '../../data/queries/use-sync-state';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { useNewcomerSaid } from '../../ui/voice/use-newcomer-said';
import { atDesk, heldAt } from './view-model/at-desk';
import { lostCall } from './view-model/double-calls';
import { bringToFront, nextFront, nothingInFront, sayFrontNews } from './view-model/in-front';
import { lastServed } from './view-model/last-served';
import { nextAppointment, nextUp } from './view-model/next-up';
import type { PersonFacts } from './view-model/waiting-person';

/** How often waits are counted anew; they are shown in minutes. */
const refreshMs = 15_000;

/** The day as one desk sees it, computed once a change. */
export const useCounterDay = (reference: SiteReference) => {
  const { settings } = useStation();
  const { agentId, deskId } = settings;
  const today = useToday();
  const now = useNow(refreshMs);
  const tickets = useTicketsOfDay(today);
  const sessions = useDeskSessions(today);
  const appointments = useAppointmentsOfDay(today);
  const ids = useMemo(() => tickets.map((ticket) => ticket.citizenId), [tickets]);
  const citizens = useCitizenValues(ids);
  const apart = useReadApart('counter');
  const view = useMemo(() => {
    const at = entryById(reference.desks, deskId);
    const facts: PersonFacts = { reference, citizens, now };
    const moment = civilOf(now, reference.site.zone);
    return apart({ tickets, appointments, deskSessions: sessions }, (found) => {
      const desk = at && callerNow(at, agentId, { reference, sessions: found.deskSessions, nowIso: now });
      return {
        facts,
        desk,
        queue: desk ? nextUp(found.tickets, desk, facts) : null,
        nextAppointment: desk ? nextAppointment(found.appointments, desk, moment) : null,
        lost: lostCall(found.tickets, deskId),
      };
    });
  }, [apart, reference, citizens, now, deskId, agentId, tickets, appointments, sessions]);
  const session = sessions.find((one) => one.deskId === deskId);
  const pause = useMemo(() => (session ? pauseOf(session) : null), [session]);
  const last = useMemo(
    () => apart({ tickets }, (found) => lastServed(found.tickets, deskId)),
    [apart, tickets, deskId],
  );
  const [shown, setShown] = useState(nothingInFront);
  const held = useMemo(
    () => apart({ tickets }, (found) => heldAt(found.tickets, deskId, shown.ticketId)),
    [apart, tickets, deskId, shown.ticketId],
  );
  const at = useMemo(
    () => apart({ deskSessions: sessions }, (found) => atDesk(found.deskSessions, held, deskId, agentId)),
    [apart, sessions, held, deskId, agentId],
  );
  const isWhole = useIsWhole();
  const isKnown = isRead(tickets, sessions, appointments) && isWhole;
  const deviceId = useDeviceId();
  const front = isKnown ? nextFront(shown, at, tickets, deviceId) : shown;
  // While drawing: no screen may show the change without knowing whose it was.
  if (front !== shown) setShown(front);
  const { queue } = view;
  const waiting = useMemo(
    () => (queue?.next ? [queue.next, ...queue.after] : []).map(({ ticketId, label }) => ({ id: ticketId, label })),
    [queue],
  );
  useNewcomerSaid(waiting, isKnown && queue !== null, useIsOwnTicket());
  return {
    ...view,
    isKnown,
    isWhole,
    at,
    front,
    news: sayFrontNews(front.news, tickets, reference, view.lost?.ticketId ?? ''),
    /** Others whom this desk has in hand beside the person in front. */
    also: 'ticket' in at ? held.slice(1) : [],
    bringToFront: (ticket: Ticket) => setShown(bringToFront(ticket)),
    pause,
    last,
    reference,
    tickets,
    sessions,
    appointments,
    citizens,
    now,
    agentId,
  };
};

export type CounterDay = ReturnType<typeof useCounterDay>;

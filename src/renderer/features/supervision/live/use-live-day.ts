import { useEffect, useMemo, useState } from 'react';

import { announcedMeasures } from '#shared/domain/lifecycle/announced-measures';
import type { SiteReference } from '#shared/domain/model/reference';
import { addDays } from '#shared/time/civil';

import { useAppointmentsOfDay } from '../../../data/queries/use-appointments-of-day';
import { useDeskSessions } from '../../../data/queries/use-desk-sessions';
import { useFacts, type KnownFacts } from '../../../data/queries/use-facts';
import { isRead, useReadApart } from '../../../data/queries/use-live';
import { useNow } from '../../../data/queries/use-now';
import { isCutOff, useIsWhole, useSyncKind } from '../../../data/queries/use-sync-state';
import { useTicketsOfDay } from '../../../data/queries/use-tickets-of-day';
import { useToday } from '../../../data/queries/use-today';
import { habitsOf, liveDay } from './live-day';

const weeksBack = 10;
const none = [] as const;

/** So long the history of the server is waited for before the day is judged by what this desk alone knows of it. */
const patienceMs = 20_000;

/** Whether the weeks before are all known that will be in a moment: what is said without them would be taken back. */
const useIsHistoryKnown = (known: KnownFacts): boolean => {
  const [isPatient, setPatient] = useState(true);
  const isAway = isCutOff(useSyncKind());
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isRead(known) && (!known.isStale || isAway || !isPatient);
};

/** The day as it is now: the documents of this desk, and what the weeks before say of such a day. */
export const useLiveDay = (reference: SiteReference) => {
  const today = useToday();
  const now = useNow(15_000);
  const appointments = useAppointmentsOfDay(today);
  const tickets = useTicketsOfDay(today);
  const sessions = useDeskSessions(today);
  const known = useFacts(addDays(today, -7 * weeksBack), addDays(today, -1));
  const apart = useReadApart('supervision');
  const announced = useMemo(
    () => apart({ deskSessions: sessions }, (found) => announcedMeasures(found.deskSessions, today)),
    [apart, sessions, today],
  );
  const isJudged = useIsHistoryKnown(known);
  // A part of the weeks before would show as usual what is not.
  const history = (isJudged ? known.facts?.tickets : null) ?? none;
  const habits = useMemo(() => habitsOf(history, today), [history, today]);
  const input = useMemo(
    () => ({
      reference,
      appointments,
      tickets,
      sessions,
      habits,
      measures: announced.map(({ measure }) => measure),
      today,
      now,
    }),
    [reference, appointments, tickets, sessions, habits, announced, today, now],
  );
  const day = useMemo(() => {
    const { appointments: booked, tickets: given, sessions: open } = input;
    return apart({ appointments: booked, tickets: given, deskSessions: open }, ({ deskSessions, ...found }) =>
      liveDay({ ...input, ...found, sessions: deskSessions }),
    );
  }, [apart, input]);
  const isWhole = useIsWhole();
  return { input, day, announced, known, isRead: isRead(appointments, tickets, sessions) && isWhole, isJudged };
};

export type LiveState = ReturnType<typeof useLiveDay>;

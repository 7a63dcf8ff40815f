import { useMemo } from 'react';

import { nowStrip } from '#shared/domain/insights/day/now-strip';
import { waitingByReason } from '#shared/domain/insights/day/waiting-by-reason';
import { siteClosureNow } from '#shared/domain/publication/is-closed';
import type { SiteReference } from '#shared/domain/model/reference';
import { peopleOf } from '#shared/domain/people/whereabouts';
import { isOverToday, opensAgain } from '#shared/domain/queue/opening-instants';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { deskStates } from '#shared/domain/queue/desk-states';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useIsOwnTicket } from '../../data/queries/use-acts';
import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { isNamed, useCitizenValues, useSurvivorOf } from '../../data/queries/use-citizen-values';
import { isRead, useReadApart } from '../../data/queries/use-live';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useNow } from '../../data/queries/use-now';
import { useReasonCounts } from '../../data/queries/use-reason-counts';
import { useRequestsOfDay } from '../../data/queries/use-requests-of-day';
import { useIsWhole } from '../../data/queries/use-sync-state';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { useKept } from '../../ui/redraw/use-kept';
import { useNewcomerSaid } from '../../ui/voice/use-newcomer-said';
import { groupArrivals, heldTicket } from './view-model/arrivals';
import { arrivedPeople } from './view-model/arrived';
import { favouriteReasons } from './view-model/favourites';
import { helpCalls } from './view-model/help-calls';
import { nextCalls } from './view-model/queue-view';
import { setAside } from './view-model/set-aside';

const mostCalls = 8;
const mostFavourites = 8;
const lookEveryMs = 15_000;

/** Everything of the day that reception shows, computed once a change. */
export const useReceptionDay = (reference: SiteReference) => {
  const today = useToday();
  const now = useNow(lookEveryMs);
  const isWhole = useIsWhole();
  const appointments = useAppointmentsOfDay(today);
  const tickets = useTicketsOfDay(today);
  const sessions = useDeskSessions(today);
  const requests = useRequestsOfDay(today);
  const counts = useReasonCounts(today);
  const people = useMemo(() => appointments.flatMap(peopleOf), [appointments]);
  const citizens = useCitizenValues(people);
  const holders = useMemo(() => tickets.filter(isHeld).map((one) => one.citizenId), [tickets]);
  const [stays, staysOfHolder] = [useSurvivorOf(people), useSurvivorOf(holders)];
  const { time } = civilOf(now, reference.site.zone);
  const apart = useReadApart('reception');
  const made = useMemo(() => {
    const { desks, reasons, agents } = reference;
    const shut = opensAgain(reference, now);
    const given = { appointments, tickets, deskSessions: sessions };
    return apart(given, (found) => ({
      arrivals: groupArrivals(found.appointments, citizens, reasons, desks, time, found.tickets, (id) =>
        stays(staysOfHolder(id)),
      ),
      arrived: arrivedPeople(found.appointments, found.tickets, citizens, reference, { day: today, time }),
      strip: nowStrip({ ...found, sessions: found.deskSessions, desks, now, ref: reference }),
      queues: waitingByReason(found.tickets, now).map((one) => ({
        ...one,
        name: entryById(reasons, one.reasonId)?.name ?? '',
      })),
      nextCalls: nextCalls(found.tickets, found.deskSessions, reference, now, mostCalls),
      setAside: setAside(found.tickets, found.deskSessions, reference, now),
      shut,
      closure: siteClosureNow({ reference, sessions: found.deskSessions, nowIso: now }),
      isOver: isOverToday({ reference, sessions: found.deskSessions, nowIso: now }),
      desks: deskStates(desks, found.deskSessions, agents, found.tickets),
    }));
  }, [apart, appointments, tickets, sessions, citizens, stays, staysOfHolder, reference, today, now, time]);
  // One person came: the rows of all others stay as they are.
  const view = useKept(made);
  const favourites = useMemo(() => favouriteReasons(reference.reasons, counts, mostFavourites), [reference, counts]);
  const help = useMemo(() => apart({ requests }, (found) => helpCalls(found.requests)), [apart, requests]);
  const waiting = useMemo(() => tickets.filter(({ status }) => status === 'waiting'), [tickets]);
  const { shut, isOver, closure } = view;
  const isKnown = isRead(appointments, tickets, sessions) && isWhole;
  useNewcomerSaid(waiting, isKnown, useIsOwnTicket());
  return {
    ...view,
    today,
    favourites,
    help,
    appointments,
    tickets,
    sessions,
    now,
    isRead: isKnown,
    /** When the house opens again, in words, where it has closed for today; `''` = it has not. */
    closedToday: shut && (isOver || closure) ? receptionText.passage.closed(shut, today) : '',
    /** Whether the names of those who are expected can be drawn as well. */
    areNamesRead: isKnown && isNamed(citizens, appointments),
    /** The ticket that a citizen holds at this moment. */
    heldBy: (citizenId: string) => heldTicket(tickets, citizenId, staysOfHolder),
  };
};

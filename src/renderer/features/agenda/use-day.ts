import { useMemo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import type { SiteReference } from '#shared/domain/model/reference';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { stationsLeft } from '#shared/domain/scheduling/stations-left';
import { civilOf, minutesOf } from '#shared/time/civil';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useNow } from '../../data/queries/use-now';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import type { CivilNow } from './view-model/block-state';
import { agentAt, buildDayView } from './view-model/day-view';

/** The civil minute of the site; the same object until the minute changes. */
export const useCivilNow = (zone: string): CivilNow => {
  const { day, time } = civilOf(useNow(20_000), zone);
  return useMemo(() => ({ day, minute: minutesOf(time) }), [day, time]);
};

/** Everything that the screen knows of the day shown. */
export const useDay = (reference: SiteReference, day: string, now: CivilNow) => {
  const appointments = useAppointmentsOfDay(day);
  const tickets = useTicketsOfDay(day);
  const sessions = useDeskSessions(day);
  const citizens = useCitizenValues(appointments.map(({ citizenId }) => citizenId));
  const plan = useMemo(() => planDay(reference, day), [reference, day]);
  const live = useMemo(() => livePlacements(appointments, reference.reasons), [appointments, reference]);
  const strip = useMemo(() => stationsLeft(plan, live), [plan, live]);
  const view = useMemo(
    () => buildDayView({ reference, plan, appointments, tickets, citizens, sessions, now }),
    [reference, plan, appointments, tickets, citizens, sessions, now],
  );
  const columnName = (deskId: string): string =>
    agendaText.column(
      reference.desks.find((desk) => desk.id === deskId)?.number ?? 0,
      agentAt({ reference, sessions }, deskId),
    );
  return { appointments, tickets, citizens, plan, live, strip, view, columnName };
};

export type Day = ReturnType<typeof useDay>;

import { useMemo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import type { SiteReference } from '#shared/domain/model/reference';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { stationsLeft } from '#shared/domain/scheduling/stations-left';
import { civilOf, minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { isNamed, useCitizenValues } from '../../data/queries/use-citizen-values';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { isRead, useReadApart } from '../../data/queries/use-live';
import { useNow } from '../../data/queries/use-now';
import { useIsWhole } from '../../data/queries/use-sync-state';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import type { CivilNow } from './view-model/block-state';
import { agentAt, buildDayView } from './view-model/day-view';
import { quotaUses } from './view-model/quota-use';
import { scopeDesks, type Scope } from './view-model/scope';

/** The civil minute of the site; the same object until the minute changes. */
export const useCivilNow = (zone: string): CivilNow => {
  const { day, time } = civilOf(useNow(20_000), zone);
  return useMemo(() => ({ day, minute: minutesOf(time) }), [day, time]);
};

/** Everything that the screen knows of the day shown. */
export const useDay = (reference: SiteReference, day: string, now: CivilNow, scope: Scope) => {
  const appointments = useAppointmentsOfDay(day);
  const tickets = useTicketsOfDay(day);
  const sessions = useDeskSessions(day);
  const citizens = useCitizenValues(appointments.map(({ citizenId }) => citizenId));
  const plan = useMemo(() => planDay(reference, day), [reference, day]);
  const apart = useReadApart('agenda');
  const live = useMemo(
    () => apart({ appointments }, (found) => livePlacements(found.appointments, reference.reasons)),
    [apart, appointments, reference],
  );
  const strip = useMemo(() => stationsLeft(plan, live), [plan, live]);
  // From the first minute of today: what is released today is released.
  const drawn = useMemo(() => planDay(reference, day, { day: now.day, time: '00:00' }), [reference, day, now.day]);
  // A day of hundreds is drawn once, with its names.
  const isDrawn = isNamed(citizens, appointments);
  // What is left aside still takes its room: only the drawing is of fewer desks.
  const shown = useMemo(() => {
    const desks = scopeDesks(reference, scope);
    return {
      plan: { ...drawn, desks: drawn.desks.filter(({ deskId }) => desks.has(deskId)) },
      appointments: isDrawn ? appointments.filter(({ deskId }) => desks.has(deskId)) : [],
    };
  }, [reference, scope, drawn, appointments, isDrawn]);
  const quotas = useMemo(() => quotaUses(drawn.rules?.quotas ?? [], live), [drawn, live]);
  const view = useMemo(
    () =>
      apart({ appointments: shown.appointments, tickets, deskSessions: sessions }, (found) =>
        buildDayView({ reference, plan: shown.plan, ...found, citizens, sessions: found.deskSessions, now }),
      ),
    [apart, reference, shown, tickets, citizens, sessions, now],
  );
  /** A desk, with who sits there on a day; of another day than the one shown it is not known who signed on. */
  const columnName = (deskId: string, on = day): string =>
    agendaText.column(entryById(reference.desks, deskId)?.number ?? 0, agentAt({ reference, sessions }, deskId, on));
  const isWhole = useIsWhole();
  const isKnown = isRead(appointments, tickets, sessions) && isDrawn && isWhole;
  return { isKnown, appointments, tickets, citizens, plan, live, strip, quotas, view, columnName };
};

export type Day = ReturnType<typeof useDay>;

import { useMemo } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { isNamed, useCitizenValues } from '../../data/queries/use-citizen-values';
import { isRead, useReadApart } from '../../data/queries/use-live';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import type { CivilNow } from './view-model/block-state';
import { calendarEvents, type CalendarEvent } from './view-model/calendar-events';
import { scopeTakes, type Scope } from './view-model/scope';

/** The appointments of some days as events, of one scope, in the states that they have now. */
export const useCalendarEvents = (
  reference: SiteReference,
  now: CivilNow,
  scope: Scope,
  from: string,
  to: string,
): { readonly events: readonly CalendarEvent[]; readonly isRead: boolean } => {
  const appointments = useAppointmentsBetween(from, to);
  const tickets = useTicketsOfDay(now.day);
  const citizens = useCitizenValues(appointments.map(({ citizenId }) => citizenId));
  const apart = useReadApart('agenda');
  const events = useMemo(
    () =>
      apart({ appointments, tickets }, (found) =>
        calendarEvents({ reference, citizens, now }, found.appointments, found.tickets, scopeTakes(reference, scope)),
      ),
    [apart, reference, citizens, now, appointments, tickets, scope],
  );
  // The calendar library draws everything again for each change: it begins when names are there too.
  const isKnown = isRead(appointments, tickets) && isNamed(citizens, appointments);
  return { events, isRead: isKnown };
};

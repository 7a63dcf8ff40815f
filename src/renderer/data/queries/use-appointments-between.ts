import { useMemo, useSyncExternalStore } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';

import { appointmentsBetween } from '../appointments-between';
import { useData } from '../data-state';
import type { HeldPlace } from '../leases';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Appointment[]>([]);

/** The appointments from a civil day to another, both included, every status, sorted by start. `isFresh`: as they are now, never as they were when last seen. */
export const useAppointmentsBetween = (fromDay: string, toDay: string, isFresh = false): readonly Appointment[] =>
  useLive<readonly Appointment[]>(
    `appointments ${fromDay} ${toDay}`,
    (database) => appointmentsBetween(database, fromDay, toDay),
    notRead,
    { isFresh },
  );

/** A place that is held as an appointment of nobody, so that it takes room like any other. */
export const placeholderOf = ({ place }: HeldPlace, siteId: string): Appointment => ({
  id: `held ${place.day} ${place.time} ${place.deskId}`,
  siteId,
  events: [],
  status: 'booked',
  confirmation: 'accepted',
  day: place.day,
  time: place.time,
  durationMin: place.durationMin,
  deskId: place.deskId,
  reasonId: place.reasonId,
  citizenId: '',
  persons: [],
  ticketId: '',
  channel: 'desk',
  bookedAt: '',
  arrivedAt: '',
  rivals: [],
});

/** What the server holds for other desks, or refused here a moment ago: where places are proposed, these take room. */
export const useHeldPlaces = (): readonly Appointment[] => {
  const { leases, siteId } = useData();
  const held = useSyncExternalStore(leases.elsewhere.subscribe, leases.elsewhere.read);
  return useMemo(() => held.map((one) => placeholderOf(one, siteId)), [held, siteId]);
};

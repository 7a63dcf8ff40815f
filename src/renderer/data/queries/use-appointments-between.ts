import { useMemo, useSyncExternalStore } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import { withHeldPlaces } from '#shared/domain/scheduling/live-placements';

import { appointmentsBetween } from '../appointments-between';
import { useData } from '../data-state';
import type { HeldPlace } from '../leases';

export type { HeldPlace } from '../leases';
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

/** What the server keeps for other desks, or refused here a moment ago. */
export const useHeldPlaces = (): readonly HeldPlace[] => {
  const { leases } = useData();
  return useSyncExternalStore(leases.elsewhere.subscribe, leases.elsewhere.read);
};

/** The appointments from which places are proposed: what is kept for others takes room like an appointment. */
export const useWithHeld = (appointments: readonly Appointment[]): readonly Appointment[] => {
  const held = useHeldPlaces();
  const { siteId } = useData();
  return useMemo(() => withHeldPlaces(appointments, held, siteId), [appointments, held, siteId]);
};

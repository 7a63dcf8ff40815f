import type { Appointment } from '#shared/domain/model/appointment';

import { appointmentsBetween } from '../appointments-between';
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

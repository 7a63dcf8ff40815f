import { byStart } from '#shared/lib/compare';
import type { Appointment } from '#shared/domain/model/appointment';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Appointment[]>([]);

/** The appointments from a civil day to another, both included, every status, sorted by start. */
export const useAppointmentsBetween = (fromDay: string, toDay: string): readonly Appointment[] =>
  useLive<readonly Appointment[]>(
    `appointments ${fromDay} ${toDay}`,
    (database) => watchDays<'appointments'>(database.appointments, fromDay, toDay, byStart),
    notRead,
  );

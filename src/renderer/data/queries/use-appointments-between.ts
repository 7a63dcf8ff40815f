import { map } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Appointment[]>([]);

const byStart = (a: Appointment, b: Appointment): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.time < b.time ? -1 : a.time > b.time ? 1 : a.id < b.id ? -1 : 1;

/** The appointments from a civil day to another, both included, every status, sorted by start. */
export const useAppointmentsBetween = (fromDay: string, toDay: string): readonly Appointment[] =>
  useLive<readonly Appointment[]>(
    `appointments ${fromDay} ${toDay}`,
    (database) =>
      watchDays<'appointments'>(database.appointments, fromDay, toDay).pipe(map((all) => all.toSorted(byStart))),
    notRead,
  );

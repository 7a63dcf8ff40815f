import { map } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';

import { plainAll } from '../plain';
import { useLive } from './use-live';

/** What is answered before the store was read: a screen that would say « none » waits instead. */
export const notReadYet: readonly Appointment[] = [];

const byStart = (a: Appointment, b: Appointment): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.time < b.time ? -1 : a.time > b.time ? 1 : a.id < b.id ? -1 : 1;

/** The appointments from a civil day to another, both included, every status, sorted by start. */
export const useAppointmentsBetween = (fromDay: string, toDay: string): readonly Appointment[] =>
  useLive(
    `appointments ${fromDay} ${toDay}`,
    (database) =>
      database.appointments
        .find({ selector: { day: { $gte: fromDay, $lte: toDay } } })
        .$.pipe(map((documents) => plainAll(documents).toSorted(byStart))),
    notReadYet,
  );

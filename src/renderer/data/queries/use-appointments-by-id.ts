import { map, of } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';

import { watchAll } from '../plain';
import { unread, useLive } from './use-live';

const none: ReadonlyMap<string, Appointment> = new Map();
const notRead = unread<ReadonlyMap<string, Appointment>>(new Map());

/** These appointments by id; one that this desk does not have has no entry. */
export const useAppointmentsById = (ids: readonly string[]): ReadonlyMap<string, Appointment> => {
  const wanted = [...new Set(ids)].filter((id) => id !== '').toSorted();
  return useLive<ReadonlyMap<string, Appointment>>(
    `appointments by id ${wanted.join(' ')}`,
    (database) =>
      wanted.length === 0
        ? of(none)
        : watchAll<Appointment>(database.appointments.findByIds(wanted)).pipe(
            map((found) => new Map(found.map((one) => [one.id, one]))),
          ),
    notRead,
    { keep: true },
  );
};

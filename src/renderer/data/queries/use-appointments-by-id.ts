import { map } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';

import { plain } from '../plain';
import { unread, useLive } from './use-live';

const notRead = unread<ReadonlyMap<string, Appointment>>(new Map());

/** These appointments by id; one that this desk does not have has no entry. */
export const useAppointmentsById = (ids: readonly string[]): ReadonlyMap<string, Appointment> => {
  const wanted = [...new Set(ids)].toSorted();
  return useLive<ReadonlyMap<string, Appointment>>(
    `appointments by id ${wanted.join(' ')}`,
    (database) =>
      database.appointments
        .findByIds(wanted)
        .$.pipe(map((found) => new Map([...found].map(([id, document]) => [id, plain(document)])))),
    notRead,
    { keep: true },
  );
};

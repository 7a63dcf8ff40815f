import { map, type Observable } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Request } from '#shared/domain/model/request';

import { watchAll } from '../plain';
import { unread, useLive } from './use-live';

const notRead = unread<ReadonlySet<string>>(new Set());

/** Which of these documents this desk holds: older ones are history, kept by the server. */
export const useHeldIds = (collection: 'requests' | 'appointments', ids: readonly string[]): ReadonlySet<string> => {
  const wanted = [...new Set(ids)].toSorted();
  return useLive(
    `held ${collection} ${wanted.join(' ')}`,
    (database): Observable<ReadonlySet<string>> => {
      const found: Observable<readonly { readonly id: string }[]> =
        collection === 'requests'
          ? watchAll<Request>(database.requests.findByIds(wanted))
          : watchAll<Appointment>(database.appointments.findByIds(wanted));
      return found.pipe(map((all) => new Set(all.map(({ id }) => id))));
    },
    notRead,
  );
};

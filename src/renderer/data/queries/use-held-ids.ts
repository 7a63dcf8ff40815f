import { map, type Observable } from 'rxjs';

import { unread, useLive } from './use-live';

const notRead = unread<ReadonlySet<string>>(new Set());

/** Which of these documents this desk holds: older ones are history, kept by the server. */
export const useHeldIds = (collection: 'requests' | 'appointments', ids: readonly string[]): ReadonlySet<string> => {
  const wanted = [...new Set(ids)].toSorted();
  return useLive(
    `held ${collection} ${wanted.join(' ')}`,
    (database): Observable<ReadonlySet<string>> =>
      (collection === 'requests'
        ? database.requests.findByIds(wanted).$.pipe(map((found) => found.keys()))
        : database.appointments.findByIds(wanted).$.pipe(map((found) => found.keys()))
      ).pipe(map((found) => new Set(found))),
    notRead,
  );
};

import { map } from 'rxjs';

import type { Request } from '#shared/domain/model/request';

import { plainAll } from '../plain';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Request[]>([]);

/** The requests received on a civil day, on whatever channel. */
export const useRequestsOfDay = (day: string): readonly Request[] =>
  useLive<readonly Request[]>(
    `requests ${day}`,
    (database) =>
      database.requests
        .find({ selector: { day } })
        .$.pipe(
          map((documents) =>
            plainAll(documents).toSorted((a, b) =>
              a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0,
            ),
          ),
        ),
    notRead,
  );

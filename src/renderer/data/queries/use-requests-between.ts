import { map } from 'rxjs';

import type { Request } from '#shared/domain/model/request';

import { plainAll } from '../plain';
import { useLive } from './use-live';

/** More rows than a list is read to; whoever asks says how many they show. */
const most = 2_000;

/** What is answered before the store was read: a screen that would say « none » waits instead. */
export const noRequestsReadYet: readonly Request[] = [];

/** The requests that this desk keeps, received from a civil day to another, both included, on whatever channel; the latest first. */
export const useRequestsBetween = (fromDay: string, toDay: string): readonly Request[] =>
  useLive(
    `requests ${fromDay} ${toDay}`,
    (database) =>
      database.requests
        .find({ selector: { day: { $gte: fromDay, $lte: toDay } }, sort: [{ day: 'desc' }], limit: most })
        .$.pipe(
          map((documents) =>
            plainAll(documents).toSorted((a, b) =>
              a.receivedAt > b.receivedAt ? -1 : a.receivedAt < b.receivedAt ? 1 : 0,
            ),
          ),
        ),
    noRequestsReadYet,
  );

import { map } from 'rxjs';

import type { Request } from '#shared/domain/model/request';
import { compareText } from '#shared/lib/compare';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const notRead = unread<readonly Request[]>([]);

/** The requests received on a civil day, on whatever channel. */
export const useRequestsOfDay = (day: string): readonly Request[] =>
  useLive<readonly Request[]>(
    `requests ${day}`,
    (database) =>
      watchDays<'requests'>(database.requests, day, day).pipe(
        map((all) => all.toSorted((a, b) => compareText(a.receivedAt, b.receivedAt) || compareText(a.id, b.id))),
      ),
    notRead,
  );

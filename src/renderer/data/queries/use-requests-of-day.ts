import type { Request } from '#shared/domain/model/request';
import { byId, compareText } from '#shared/lib/compare';

import { watchDays } from '../watch-rows';
import { unread, useLive } from './use-live';

const byReceipt = (a: Request, b: Request): number => compareText(a.receivedAt, b.receivedAt) || byId(a, b);
const notRead = unread<readonly Request[]>([]);

/** The requests received on a civil day, on whatever channel. */
export const useRequestsOfDay = (day: string): readonly Request[] =>
  useLive<readonly Request[]>(
    `requests ${day}`,
    (database) => watchDays<'requests'>(database.requests, day, day, byReceipt),
    notRead,
  );

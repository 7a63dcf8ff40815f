import { of } from 'rxjs';

import { noRequestsYet, officeRequestsOf, type OfficeRequests } from '../office-requests-of';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

const notRead = unread(noRequestsYet);

/**
 * The open requests of the office on whatever channel, over the whole store, and those that were closed a short while ago. Nothing is
 * read until somebody asks.
 */
export const useOfficeRequests = (isAsked = true): OfficeRequests => {
  const today = useToday();
  return useLive<OfficeRequests>(
    isAsked ? `office requests ${today}` : 'no office requests',
    (database) => (isAsked ? officeRequestsOf(database, today) : of(noRequestsYet)),
    notRead,
    { keep: isAsked },
  );
};

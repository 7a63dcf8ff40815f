import { noRequestsYet, officeRequestsOf, type OfficeRequests } from '../office-requests-of';
import { useLive } from './use-live';
import { useToday } from './use-today';

/** The open requests of the office on whatever channel, over the whole store, and those that were closed a short while ago. */
export const useOfficeRequests = (): OfficeRequests => {
  const today = useToday();
  return useLive<OfficeRequests>(
    `office requests ${today}`,
    (database) => officeRequestsOf(database, today),
    noRequestsYet,
    { keep: true },
  );
};

import { defer, ignoreElements, take } from 'rxjs';

import { citizenSearchOf, noSearchYet, type CitizenSearch } from '../citizen-search-of';
import { onceFirstShown } from './first-shown';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

const notRead = unread(noSearchYet);

/**
 * The search over all citizens, once somebody asks. Before that it makes itself ready quietly, as soon as the first place
 * stands, so that the first letters have their answer at once.
 */
export const useCitizens = (isAsked: boolean): CitizenSearch => {
  const today = useToday();
  return useLive<CitizenSearch>(
    `${isAsked ? 'citizen search' : 'citizen search later'} ${today}`,
    (database) => {
      const ready = defer(() => citizenSearchOf(database, today));
      if (isAsked) return ready;
      return onceFirstShown(noSearchYet, () => ready.pipe(take(1), ignoreElements()));
    },
    notRead,
  );
};

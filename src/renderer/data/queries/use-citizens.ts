import { concat, defer, from, ignoreElements, of, switchMap, take } from 'rxjs';

import { citizenSearchOf, noSearchYet, type CitizenSearch } from '../citizen-search-of';
import { whenFirstShown } from './first-shown';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

/** Nobody waits for the search at the start: the first place stands before citizens are read. */
const firstShownMs = 3_000;
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
      const later = defer(() => from(whenFirstShown(firstShownMs))).pipe(switchMap(() => ready.pipe(take(1))));
      return concat(of(noSearchYet), later.pipe(ignoreElements()));
    },
    notRead,
  );
};

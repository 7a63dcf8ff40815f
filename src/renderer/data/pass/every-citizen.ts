import type { Citizen } from '#shared/domain/model/citizen';

import type { GuichetDatabase } from '../database/collections';
import { breathe, readAfter } from '../read-portion';
import { createSharedPass } from './shared-pass';

/** So many citizens are read at a stretch: some ten milliseconds of work. */
const portion = 250;

const passes = new WeakMap<object, ReturnType<typeof createSharedPass<Citizen>>>();

/**
 * Reads every citizen of a store in portions that leave the window free, each that is sound. The search and the conflicts ask at every start: a large town is
 * read and opened once for both. `take` says whether the rest is still wanted.
 */
export const readEveryCitizen = (
  database: GuichetDatabase,
  take: (citizens: readonly Citizen[]) => boolean,
): Promise<void> => {
  const known =
    passes.get(database) ??
    createSharedPass<Citizen>({
      read: (after) => readAfter<'citizens'>(database.citizens, after, portion),
      rest: () => breathe(),
      isClosed: () => database.closed,
    });
  passes.set(database, known);
  return known.ask(take);
};

/** Whether nobody reads all citizens of a store. */
export const areCitizensRead = (database: object): boolean => passes.get(database)?.isIdle() ?? true;

/** Resolves once nobody reads all citizens of a store: until then whoever types a name finds nobody, so what has time waits. */
export const whenCitizensAreRead = (database: object): Promise<void> =>
  passes.get(database)?.whenIdle() ?? Promise.resolve();

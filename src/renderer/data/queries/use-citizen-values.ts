import { map, of, switchMap, type Observable } from 'rxjs';

import type { Citizen, CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { followMerge } from '#shared/domain/people/follow-merge';
import { mergedIntoOf } from '#shared/domain/people/links';

import type { GuichetDatabase } from '../database/collections';
import { watchAll } from '../plain';
import { isRead, unread, useLive } from './use-live';

type Read = { readonly values: ReadonlyMap<string, CitizenValues>; readonly survivorOf: (id: string) => string };
/** The ids that were asked for by each map of values: while other ids are read the last answer stays on the screen. */
const askedBy = new WeakMap<object, ReadonlySet<string>>();
const notRead = unread<Read>({ values: unread(new Map()), survivorOf: (id) => id });

/** These citizens, with all into whom they were merged. */
const withThoseThatStay = (
  database: GuichetDatabase,
  ids: readonly string[],
): Observable<ReadonlyMap<string, Citizen>> =>
  watchAll<Citizen>(database.citizens.findByIds([...ids])).pipe(
    switchMap((citizens) => {
      const found = new Map(citizens.map((citizen) => [citizen.id, citizen]));
      const asked = new Set(ids);
      const more = [...found.values()].map(mergedIntoOf).filter((id) => id !== '' && !asked.has(id));
      return more.length === 0 ? of(found) : withThoseThatStay(database, [...ids, ...new Set(more)]);
    }),
  );

/** By each id the one that stays, and the values of that one. */
const readById = (found: ReadonlyMap<string, Citizen>): Read => {
  const live = [...found.values()].filter(({ erasedAt }) => erasedAt === '');
  const { survivorOf } = followMerge(live.map((citizen) => ({ id: citizen.id, mergedInto: mergedIntoOf(citizen) })));
  const values = [...found].map(
    ([id, citizen]) => [id, toCitizenValues(found.get(survivorOf(id)) ?? citizen)] as const,
  );
  return { values: new Map(values), survivorOf };
};

const useRead = (ids: readonly string[]): Read => {
  const wanted = [...new Set(ids)].filter((id) => id !== '').toSorted();
  return useLive(
    `citizens ${wanted.join(' ')}`,
    (database) =>
      wanted.length === 0
        ? of(notRead)
        : withThoseThatStay(database, wanted).pipe(
            map((found) => {
              const read = readById(found);
              askedBy.set(read.values, new Set(wanted));
              return read;
            }),
          ),
    notRead,
    { keep: true },
  );
};

/**
 * The values of these citizens by id; where somebody was merged, those of the one that stays. An unknown id has no entry. Where nobody is
 * asked for there is no answer either (`isRead`).
 */
export const useCitizenValues = (ids: readonly string[]): ReadonlyMap<string, CitizenValues> => useRead(ids).values;

/** Tells of each of these citizens the one that stays, where they were merged; any other id stands for itself. */
export const useSurvivorOf = (ids: readonly string[]): ((id: string) => string) => useRead(ids).survivorOf;

/** Whether these values can tell that somebody has no name: `''` is nobody, and an id that was not asked for yet may have one. */
export const isPersonRead = (citizens: ReadonlyMap<string, CitizenValues>, citizenId: string): boolean =>
  citizenId === '' || citizens.has(citizenId) || askedBy.get(citizens)?.has(citizenId) === true;

/** Whether names can be drawn beside these: a list without them would be drawn twice. */
export const isNamed = (
  citizens: ReadonlyMap<string, CitizenValues>,
  all: readonly { readonly citizenId: string }[],
): boolean => isRead(citizens) || all.every(({ citizenId }) => citizenId === '');

const citizensNotRead = unread<readonly Citizen[]>([]);

/** These citizens as they are stored, with the registers beside their fields. */
export const useStoredCitizens = (ids: readonly string[]): readonly Citizen[] =>
  useLive<readonly Citizen[]>(
    `stored citizens ${ids.join(' ')}`,
    (database) => watchAll<Citizen>(database.citizens.findByIds([...ids])),
    citizensNotRead,
  );

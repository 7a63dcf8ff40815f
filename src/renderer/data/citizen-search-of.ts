import { BehaviorSubject, type Observable } from 'rxjs';

import { buildSearchIndex, searchCitizens, type CitizenMatch } from '#shared/domain/lifecycle/citizen-search';
import type { Citizen } from '#shared/domain/model/citizen';

import type { GuichetDatabase } from './database/collections';
import { plainAll } from './plain';

/** Finds citizens in the whole store; a new one comes out whenever the citizens changed. */
export type CitizenSearch = (text: string, limit: number, among?: ReadonlySet<string>) => readonly CitizenMatch[];

/** So many changed citizens are searched beside the big index before that is built again. */
const mostBeside = 300;
/** Changes that come in a burst (a first exchange) are told once. */
const settleMs = 100;

const searches = new WeakMap<GuichetDatabase, Promise<Observable<CitizenSearch>>>();

const searchOver = (
  citizens: ReadonlyMap<string, Citizen>,
): { readonly search: CitizenSearch; readonly with: (changed: ReadonlySet<string>) => CitizenSearch } => {
  const base = buildSearchIndex([...citizens.values()]);
  const search: CitizenSearch = (text, limit, among) => searchCitizens(base, text, limit, among);
  return {
    search,
    with: (changed) => {
      const beside = buildSearchIndex([...changed].flatMap((id) => citizens.get(id) ?? []));
      return (text, limit, among) => {
        const fresh = searchCitizens(beside, text, limit, among);
        const known = searchCitizens(base, text, limit + changed.size, among).filter(
          (match) => !changed.has(match.citizenId),
        );
        return [...fresh, ...known].slice(0, limit);
      };
    },
  };
};

const open = async (database: GuichetDatabase): Promise<Observable<CitizenSearch>> => {
  const citizens = new Map<string, Citizen>();
  let changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Listening begins before the reading, so that nothing falls in between.
  const early = new Map<string, Citizen>();
  let note = (citizen: Citizen): void => void early.set(citizen.id, citizen);
  database.citizens.$.subscribe((event) => note(event.documentData as Citizen));
  for (const citizen of plainAll(await database.citizens.find().exec())) citizens.set(citizen.id, citizen);
  for (const [id, citizen] of early) citizens.set(id, citizen);

  let base = searchOver(citizens);
  const latest = new BehaviorSubject<CitizenSearch>(base.search);
  const tell = (): void => {
    if (changed.size > mostBeside) {
      base = searchOver(citizens);
      changed = new Set();
    }
    latest.next(changed.size === 0 ? base.search : base.with(changed));
  };
  note = (citizen) => {
    citizens.set(citizen.id, citizen);
    changed.add(citizen.id);
    clearTimeout(timer);
    timer = setTimeout(tell, settleMs);
  };
  return latest;
};

/** The search of a store: its index is built at the first question and kept up to date from then on. */
export const citizenSearchOf = (database: GuichetDatabase): Promise<Observable<CitizenSearch>> => {
  const known = searches.get(database);
  if (known) return known;
  const opening = open(database);
  searches.set(database, opening);
  return opening;
};

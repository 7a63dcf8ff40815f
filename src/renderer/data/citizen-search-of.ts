import { BehaviorSubject, filter, type Observable } from 'rxjs';

import type { Citizen, CitizenValues } from '#shared/domain/model/citizen';
import { nearCitizens } from '#shared/domain/people/near-citizens';
import type { PassageNotes } from '#shared/domain/people/passage-notes';
import { personOf, type Person } from '#shared/domain/people/person';
import type { ProbableDuplicate } from '#shared/domain/people/probable-duplicates';
import { searchCitizens, type CitizenMatch } from '#shared/domain/people/search-citizens';
import { createSearchIndex, type SearchIndex } from '#shared/domain/people/search-index';

import type { GuichetDatabase } from './database/collections';
import { passageNotesOf } from './passage-notes-of';
import { changesOf } from './plain';
import { breathe, readAfter, type IdPortion } from './read-portion';

/** Finds citizens in the whole store; a new one comes out whenever the citizens changed, and once all slips are read. */
export type CitizenSearch = {
  /** `false` until every citizen of the store was read once: nobody is found before. */
  readonly isReady: boolean;
  /** `false` until the appointments of all days were read: before, the code of a slip may name nobody. */
  readonly areSlipsRead: boolean;
  readonly find: (text: string, limit: number, among?: ReadonlySet<string>) => readonly CitizenMatch[];
  /** Who is probably the person that these values describe, but for one who is known already. */
  readonly near: (values: CitizenValues, exceptId?: string) => readonly ProbableDuplicate[];
  readonly person: (id: string) => Person | null;
};

/** What is known before the citizens were read: nobody. */
export const noSearchYet: CitizenSearch = {
  isReady: false,
  areSlipsRead: false,
  find: () => [],
  near: () => [],
  person: () => null,
};

/** So many citizens are read at a stretch: some ten milliseconds of work. */
const portion = 250;
/** Changes that come in a burst (a first exchange) are told once. */
const settleMs = 100;

const searchOver = (index: SearchIndex, notes: PassageNotes, areSlipsRead: boolean): CitizenSearch => ({
  isReady: true,
  areSlipsRead,
  find: (text, limit, among) => searchCitizens(index, notes, text, limit, among),
  near: (values, exceptId) => nearCitizens(index, values, exceptId),
  person: (id) => personOf(index, id),
});

/** Reads every citizen, but those of whom newer word came meanwhile. */
const fill = async (database: GuichetDatabase, index: SearchIndex, newer: ReadonlySet<string>): Promise<void> => {
  for (let after: string | null = ''; after !== null && !database.closed;) {
    const { documents, last }: IdPortion<Citizen> = await readAfter<'citizens'>(database.citizens, after, portion);
    for (const citizen of documents) if (!newer.has(citizen.id)) index.put(citizen);
    after = last;
    await breathe();
  }
};

type Opened = { readonly latest: Observable<CitizenSearch>; readonly at: (today: string) => void };

const open = (database: GuichetDatabase): Opened => {
  let today = '';
  const index = createSearchIndex();
  const passages = passageNotesOf(database, () => today);
  const latest = new BehaviorSubject<CitizenSearch>(noSearchYet);
  let areSlipsRead = false;
  const tell = (): void => latest.next(searchOver(index, passages.notes, areSlipsRead));
  const newer = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Listening begins before the reading, so that nothing falls in between.
  changesOf<'citizens'>(database.citizens).subscribe(({ id, document, before }) => {
    // A citizen who was deleted or cannot be read leaves the index.
    index.put(document ?? { id, siteId: '', fields: {}, ...before(), erasedAt: 'deleted' });
    if (!latest.value.isReady) return void newer.add(id);
    clearTimeout(timer);
    timer = setTimeout(tell, settleMs);
  });
  const begin = async (): Promise<void> => {
    await fill(database, index, newer);
    newer.clear();
    tell();
    await passages.fillSlips();
    areSlipsRead = true;
    tell();
    await passages.fillDays();
  };
  begin().catch((error: unknown) => {
    if (!database.closed) latest.error(error);
  });
  return {
    latest: latest.pipe(filter((search) => search.isReady)),
    at: (day) => {
      today = day;
    },
  };
};

const searches = new WeakMap<GuichetDatabase, Opened>();

/**
 * The search of a store: its index is built at the first question, in portions that leave the window free, and follows every
 * change from then on. Comes out once it is whole. `today` is the civil day of the site.
 */
export const citizenSearchOf = (database: GuichetDatabase, today: string): Observable<CitizenSearch> => {
  const known = searches.get(database) ?? open(database);
  searches.set(database, known);
  known.at(today);
  return known.latest;
};

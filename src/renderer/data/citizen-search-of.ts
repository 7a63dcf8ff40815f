import { BehaviorSubject, filter, type Observable } from 'rxjs';

import type { CitizenValues } from '#shared/domain/model/citizen';
import { nameLeanIn, type NameLean } from '#shared/domain/people/cut-name';
import { nearCitizens } from '#shared/domain/people/near-citizens';
import { type PassageNotes, createPassageNotes } from '#shared/domain/people/passage-notes';
import { personOf, type Person } from '#shared/domain/people/person';
import type { ProbableDuplicate } from '#shared/domain/people/probable-duplicates';
import { searchCitizens, type CitizenMatch } from '#shared/domain/people/search-citizens';
import { createSearchIndex, type SearchIndex } from '#shared/domain/people/search-index';
import type { Documents } from '#shared/domain/model/collections';
import { addDays } from '#shared/time/civil';

import { guichetBridge } from '../platform/bridge';
import type { GuichetDatabase } from './database/collections';
import { changesOf } from './plain';
import { readEveryCitizen } from './pass/every-citizen';
import { readBack } from './read-portion';

/** Whoever was here in these days, or is expected, comes first of those who fit a search equally. */
const daysBack = 180;
const daysAhead = 120;
/** The slip of an appointment may be of a later day still: the last of them to be read. */
const slipsAhead = 400;
/** So many days are read at a stretch, and so long the window has for itself in between. */
const atOnce = { portionDays: 3, restMs: 15 } as const;

type Noted = {
  readonly notes: PassageNotes;
  /** Reads the appointments, so that every slip is found by its code. */
  readonly fillSlips: () => Promise<void>;
  /** Reads what else says when somebody was here. */
  readonly fillDays: () => Promise<void>;
};

/** Hears of passages from now on; those of the last months and the next are read in portions. */
const passageNotesOf = (database: GuichetDatabase, today: () => string): Noted => {
  const from = (): string => addDays(today(), -daysBack);
  const notes = createPassageNotes();
  const takeAppointment = (document: Documents['appointments']): void => notes.noteAppointment(document);
  const takeTicket = (document: Documents['tickets']): void => notes.noteTicket(document, today());
  const takeRequest = ({ citizenId, day }: Documents['requests']): void => notes.noteDay(citizenId, day);
  changesOf<'appointments'>(database.appointments).subscribe(({ document }) => document && takeAppointment(document));
  changesOf<'tickets'>(database.tickets).subscribe(({ document }) => document && takeTicket(document));
  changesOf<'requests'>(database.requests).subscribe(({ document }) => document && takeRequest(document));
  return {
    notes,
    fillSlips: async () => {
      const ahead = addDays(today(), daysAhead);
      const near = { ...atOnce, after: from(), last: ahead };
      await readBack<'appointments'>(database.appointments, near, takeAppointment);
      const far = { ...atOnce, after: ahead, last: addDays(today(), slipsAhead) };
      await readBack<'appointments'>(database.appointments, far, takeAppointment);
    },
    fillDays: async () => {
      const past = { ...atOnce, after: from(), last: today() };
      await readBack<'tickets'>(database.tickets, past, takeTicket);
      await readBack<'requests'>(database.requests, past, takeRequest);
    },
  };
};

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
  /** The first and last names that are borne here, by which a typed name is cut in two. */
  readonly lean: NameLean;
};

/** What is known before the citizens were read: nobody. */
export const noSearchYet: CitizenSearch = {
  isReady: false,
  areSlipsRead: false,
  find: () => [],
  near: () => [],
  person: () => null,
  lean: () => 1,
};

/** Changes that come in a burst (a first exchange) are told once. */
const settleMs = 100;

const searchOver = (index: SearchIndex, notes: PassageNotes, areSlipsRead: boolean): CitizenSearch => ({
  isReady: true,
  areSlipsRead,
  find: (text, limit, among) => searchCitizens(index, notes, text, limit, among),
  near: (values, exceptId) => nearCitizens(index, values, exceptId),
  person: (id) => personOf(index, id),
  lean: nameLeanIn(index),
});

/** For the log and the start benchmark: the citizens of a store can be searched. */
const noteSearchable = (count: number): void => {
  const detail = `${count} citizens after ${Math.round(performance.now())} ms of the page`;
  guichetBridge()
    ?.invoke('log.report', { level: 'info', code: 'searchable', detail })
    .catch(() => undefined);
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
    await readEveryCitizen(database, (citizens) => {
      for (const citizen of citizens) if (!newer.has(citizen.id)) index.put(citizen);
      return true;
    });
    newer.clear();
    tell();
    noteSearchable(index.size());
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

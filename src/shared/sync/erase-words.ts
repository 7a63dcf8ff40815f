import type { AnyEvent, EventLog } from '../domain/model/event';

/** The collections in whose logs words of people stand. */
export const wordCollections = ['appointments', 'requests'] as const;
export type WordCollection = (typeof wordCollections)[number];

/** Whether words of people stand in the logs of a collection. */
export const holdsWords = (collection: string): collection is WordCollection =>
  (wordCollections as readonly string[]).includes(collection);

const isWordsErased = ({ type }: AnyEvent): boolean => type === 'wordsErased';

const idOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The ids that this log calls erased: the server says so in a word of its own for each. */
export const erasedIn = (log: EventLog): ReadonlySet<string> =>
  new Set(log.flatMap((event) => (isWordsErased(event) && idOf(event['cause']) !== '' ? [idOf(event['cause'])] : [])));

/** A word that stands in an event, or in a place of its list of persons: whose it is, and the same without it. */
type Bearer = { readonly owners: readonly string[]; readonly without: unknown };

/** What is no word of a place and stays: who it is, and as much as papers and figures need. */
const keptOfPlace: ReadonlySet<string> = new Set(['citizenId', 'ageBand', 'situation']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The citizens for whom a log was booked: one in every log of ours. Who comes along without a file is theirs. */
const bookersIn = (log: EventLog): readonly string[] => [
  ...new Set(log.flatMap((event) => (event.type === 'booked' ? [idOf(event['citizenId'])] : []))),
];

/** A place as a bearer, `null` when it holds no word. What is no place at all may be one. */
const placeBearer = (place: unknown, bookers: readonly string[]): Bearer | null => {
  if (!isRecord(place)) return { owners: bookers, without: { preApplicationNumber: '' } };
  const { preApplicationNumber: number = '' } = place;
  const kept = Object.entries(place).filter(([key]) => keptOfPlace.has(key));
  const hasMore = Object.keys(place).some((key) => key !== 'preApplicationNumber' && !keptOfPlace.has(key));
  if (number === '' && !hasMore) return null;
  const own = idOf(place['citizenId']);
  return {
    owners: own === '' ? bookers : [own],
    without: { ...Object.fromEntries(kept), preApplicationNumber: '' },
  };
};

/** What an event, or a part of it, becomes when some people are erased; the very same where nothing of theirs is in it. */
type Emptied = (event: AnyEvent, bookers: readonly string[], goes: (owners: readonly string[]) => boolean) => AnyEvent;

const withoutPersons: Emptied = (event, logBookers, goes) => {
  const { persons } = event;
  if (persons === undefined) return event;
  // A correction does not say for whom: the log does.
  const bookers = event.type === 'booked' ? [idOf(event['citizenId'])] : logBookers;
  if (!Array.isArray(persons)) return goes(bookers) ? { ...event, persons: [] } : event;
  const places = (persons as unknown[]).map((place) => {
    const bearer = placeBearer(place, bookers);
    return bearer && goes(bearer.owners) ? bearer.without : place;
  });
  return places.some((place, index) => place !== persons[index]) ? { ...event, persons: places } : event;
};

const withoutSubject: Emptied = (event, _bookers, goes) => {
  const { subject = '' } = event;
  return subject !== '' && goes([idOf(event['citizenId'])]) ? { ...event, subject: '' } : event;
};

const emptied: Readonly<Record<string, Emptied>> = {
  booked: withoutPersons,
  personsCorrected: withoutPersons,
  received: withoutSubject,
};

const eachEmptied = (
  events: readonly AnyEvent[],
  bookers: readonly string[],
  goes: (owners: readonly string[]) => boolean,
): readonly AnyEvent[] =>
  events.map((event) =>
    typeof event.type === 'string' && Object.hasOwn(emptied, event.type)
      ? (emptied[event.type]?.(event, bookers, goes) ?? event)
      : event,
  );

/** Whose words still stand in a log. */
export const wordOwners = (log: EventLog): ReadonlySet<string> => {
  const found = new Set<string>();
  eachEmptied(log, bookersIn(log), (owners) => {
    for (const one of owners) if (one !== '') found.add(one);
    return false;
  });
  return found;
};

/** Some events without the words of some people, as a log has them that may hold more than these events. */
export const withoutWords = (
  events: readonly AnyEvent[],
  log: EventLog,
  erased: ReadonlySet<string>,
): readonly AnyEvent[] => eachEmptied(events, bookersIn(log), (owners) => owners.some((one) => erased.has(one)));

/**
 * The log without the words of whom it calls erased: pre-application numbers and the subject of a request. It asks for ids alone, which stay, and never for a word: a
 * log that holds more empties no less. So a union of logs empties what either did, in whatever order they meet, and an event that comes later is emptied as it comes.
 */
export const eraseWords = (log: EventLog): EventLog => {
  // Every fold asks, and hardly any log has one.
  if (!log.some(isWordsErased)) return log;
  const erased = erasedIn(log);
  return erased.size === 0 ? log : withoutWords(log, log, erased);
};

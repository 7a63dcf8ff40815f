import type { Acknowledged, Book, BookDocument, Copy, Estate, LoggedEvent } from './book';
import { undone } from './holds';
import { judgeCalls, type CallFindings } from './judge-calls';

/** What may not be, as sentences of ids; each list is empty when all is well. */
export type Findings = CallFindings & {
  readonly lost: readonly string[];
  readonly numbersTwice: readonly string[];
  /** Numbers of a series of the site that nobody was given though later ones were. */
  readonly numbersLeftOut: readonly string[];
  readonly overCapacity: readonly string[];
  /** Bookings with a granted place that arrived in time and were refused it. */
  readonly promisesBroken: readonly string[];
  readonly digestsDiffer: readonly string[];
};

const nameOf = (collection: string, id: string): string => `${collection} ${id}`;

/** A value as text with sorted keys. */
const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, inner]) => `${key}:${textOf(inner)}`).join()}}`;
};

/** Why something that was acknowledged is not there any more, `''` when it is. Of registers the highest stamp stays. */
const lossOf = ({ event, field, stamp, said }: Acknowledged, held: BookDocument | undefined): string => {
  if (!held) return 'the document is gone';
  if (event !== '') {
    const kept = held.events?.find(({ id }) => id === event);
    if (!kept) return `event ${event} is gone`;
    return textOf(kept) === textOf(said) ? '' : `event ${event} says something else`;
  }
  const kept = held.fields?.[field];
  if (!kept || kept.t < stamp) return `${field}@${stamp} is gone`;
  return kept.t > stamp || kept.v === said ? '' : `${field}@${stamp} says something else`;
};

const judgeLosses = (book: Book, held: ReadonlyMap<string, BookDocument>): string[] =>
  [...book.acknowledged.values()].flatMap((one) => {
    const name = nameOf(one.collection, one.id);
    const loss = lossOf(one, held.get(name));
    return loss === '' ? [] : [`${name}: ${loss}`];
  });

const documentsOf = (estate: Estate, collection: string): BookDocument[] =>
  estate.documents.flatMap((one) => (one.collection === collection ? [one.document] : []));

const inOrder = (events: readonly LoggedEvent[]): LoggedEvent[] =>
  [...events].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));

/** Every number of a day and series belongs to one key and stands on one ticket; the first `issued` of a ticket was printed. */
const judgeNumbers = (book: Book, estate: Estate): string[] => {
  const findings: string[] = [];
  const owners = new Map<string, string>();
  const numbers = new Map<string, string>();
  const own = (number: string, owner: string, kind: string): void => {
    const known = owners.get(`${kind} ${number}`) ?? owner;
    if (known !== owner) findings.push(`${number}: ${kind} ${known} and ${owner}`);
    owners.set(`${kind} ${number}`, known);
  };
  for (const { key, day, series, number } of [...estate.numberKeys, ...book.numbers]) {
    const said = `${day} ${series} ${number}`;
    own(said, key, 'key');
    if ((numbers.get(key) ?? said) !== said) findings.push(`key ${key}: ${numbers.get(key)} and ${said}`);
    numbers.set(key, said);
  }
  for (const { id, events = [] } of documentsOf(estate, 'tickets')) {
    const issued = inOrder(events).find(({ type }) => type === 'issued');
    if (issued && !book.liars.has(issued.by.deviceId))
      own(['day', 'series', 'number'].map((name) => String(issued[name])).join(' '), id, 'ticket');
  }
  return findings;
};

/** The counters leave nothing out: up to the highest that was given, each number of a day and series was given or stands on a ticket. */
const judgeGaps = ({ numberWishes }: Book, { numberKeys }: Estate): string[] => {
  const taken = new Map<string, Set<number>>();
  const highest = new Map<string, number>();
  for (const { key, day, series, number } of numberKeys) {
    const name = `${day} ${series}`;
    taken.set(name, (taken.get(name) ?? new Set()).add(number));
    if (numberWishes.has(key)) highest.set(name, Math.max(highest.get(name) ?? 0, number));
  }
  return [...highest].flatMap(([name, last]) =>
    Array.from({ length: last }, (_, index) => index + 1).flatMap((number) =>
      taken.get(name)?.has(number) ? [] : [`${name} ${number}`],
    ),
  );
};

// The town hall of the run: a desk serves one at a time, and papers are taken at these stations.
const stations = 2;
const needsStation: ReadonlySet<unknown> = new Set(['reason-cni']);
const gaveUp: ReadonlySet<string> = new Set(['cancelledByCitizen', 'cancelledByOffice', 'noShow']);

/** Where an accepted appointment stands. */
type Place = {
  readonly day: string;
  readonly desk: string;
  readonly from: number;
  readonly to: number;
  readonly atStation: boolean;
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Where the log of an appointment takes room, `null` when it takes none that the site has granted. */
const placeOf = (events: readonly LoggedEvent[]): Place | null => {
  const dead = undone(events);
  const told = inOrder(events).filter(({ id, type }) => type !== 'undone' && !dead.has(id));
  const placed = told.findLast(({ type }) => type === 'booked' || type === 'rescheduled');
  const reason = told.findLast(({ type }) => type === 'booked');
  const stands = told.findLast(({ type }) => gaveUp.has(type) || type === 'reopened' || type === 'attended');
  if (!placed || !reason || (stands && gaveUp.has(stands.type))) return null;
  const words = told.filter((event) => event['cause'] === placed.id).map(({ type }) => type);
  if (!words.includes('accepted') || words.includes('overbooked')) return null;
  const from = minutesOf(String(placed['time']));
  const atStation = needsStation.has(reason['reasonId']);
  return {
    day: String(placed['day']),
    desk: String(placed['deskId']),
    from,
    to: from + Number(placed['durationMin']),
    atStation,
  };
};

const isTogether = (one: Place, other: Place): boolean =>
  one.day === other.day && one.from < other.to && other.from < one.to;

/** What a place exceeds beside others, as the ids that stand there; `null` when it fits. */
const excessOf = (place: Place, others: ReadonlyMap<string, Place>): readonly string[] | null => {
  const together = [...others].filter(([, other]) => isTogether(place, other));
  const onDesk = together.filter(([, other]) => other.desk === place.desk);
  if (onDesk.length > 0) return onDesk.map(([id]) => id);
  if (!place.atStation) return null;
  const atStations = together.filter(([, other]) => other.atStation);
  const mostAtOnce = Math.max(
    0,
    ...[place, ...atStations.map(([, other]) => other)].map(
      ({ from }) =>
        atStations.filter(([, other]) => from >= place.from && other.from <= from && from < other.to).length,
    ),
  );
  return mostAtOnce >= stations ? atStations.map(([id]) => id) : null;
};

/** Recounts who was accepted, write by write in the server's order: at no moment more than there is room for. */
const judgeCapacity = ({ writes }: Estate): string[] => {
  const logs = new Map<string, LoggedEvent[]>();
  const places = new Map<string, Place>();
  const findings = new Set<string>();
  for (const { collection, id, seq, events } of [...writes].sort((a, b) => a.seq - b.seq)) {
    if (collection !== 'appointments') continue;
    const log = [...(logs.get(id) ?? []), ...events];
    logs.set(id, log);
    places.delete(id);
    const place = placeOf(log);
    if (!place) continue;
    const excess = excessOf(place, places);
    if (excess) findings.add(`${id} beside ${excess.join(', ')} from write ${seq} on`);
    places.set(id, place);
  }
  return [...findings];
};

// A place is held for two minutes; what arrives in this time was promised room.
const promisedMs = 100_000;

const judgePromises = ({ places }: Book, held: ReadonlyMap<string, BookDocument>): string[] =>
  places.flatMap(({ appointmentId, booking, askedMs, storedMs }) => {
    const events = held.get(nameOf('appointments', appointmentId))?.events ?? [];
    const wasLeft = events.some(({ type }) => gaveUp.has(type));
    const isRefused = events.some((event) => event.type === 'overbooked' && event['cause'] === booking);
    return isRefused && !wasLeft && storedMs - askedMs < promisedMs
      ? [`${appointmentId}: ${booking} is overbooked`]
      : [];
  });

/** 53 bits of a text, cyrb53 as the page names it, written anew. */
const hash = (text: string): string => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const unit of Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))) {
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (2 ** 32 * (b & (2 ** 21 - 1)) + (a >>> 0)).toString(36);
};

/** What a document knows: the ids of its events in their order, or the stamps of its registers. */
export const digestBy = ({ _deleted, events, fields, erasedAt = '' }: BookDocument): string => {
  const alive = _deleted === true ? '-' : '+';
  if (events)
    return hash(
      alive +
        inOrder(events)
          .map(({ id }) => id)
          .join(),
    );
  const registers = Object.keys(fields ?? {})
    .sort()
    .map((name) => `${name}@${fields?.[name]?.t ?? ''}`);
  return hash(`${alive}${erasedAt}|${registers.join()}`);
};

/** Every copy against the documents that the server left, and what it told of them. */
const judgeCopies = (estate: Estate, copies: readonly Copy[]): string[] => {
  const digests = ({ documents }: Pick<Copy, 'documents'>): ReadonlyMap<string, string> =>
    new Map(documents.map(({ collection, document }) => [nameOf(collection, document.id), digestBy(document)]));
  const left = digests(estate);
  const differences = (name: string, other: ReadonlyMap<string, string>): string[] =>
    [...new Set([...left.keys(), ...other.keys()])].flatMap((one) =>
      left.get(one) === other.get(one) ? [] : [`${name}: ${one}`],
    );
  return [
    ...differences('told', estate.toldDigests),
    ...copies.flatMap((copy) => differences(copy.name, digests(copy))),
  ];
};

/** Holds what the clients were answered against what the server left. Knows the page of the protocol, and asks none of our rules. */
export const judge = (book: Book, estate: Estate, copies: readonly Copy[]): Findings => {
  const held = new Map(estate.documents.map(({ collection, document }) => [nameOf(collection, document.id), document]));
  return {
    ...judgeCalls(book, estate),
    lost: judgeLosses(book, held),
    numbersTwice: judgeNumbers(book, estate),
    numbersLeftOut: judgeGaps(book, estate),
    overCapacity: judgeCapacity(estate),
    promisesBroken: judgePromises(book, held),
    digestsDiffer: judgeCopies(estate, copies),
  };
};

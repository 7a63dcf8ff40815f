import { findByCode, readAppointmentCode } from '#shared/domain/lifecycle/appointment-code';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { findByLabel, isTicketNumber } from '#shared/domain/numbers/find-by-label';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { Ticket } from '#shared/domain/model/ticket';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import type { Whereabouts } from '#shared/domain/people/whereabouts';
import { concerns } from '#shared/domain/people/with-past';
import { daysBetween } from '#shared/time/civil';
import { pad } from '#shared/lib/pad';
import { compareText } from '#shared/lib/compare';

import { allArrivals, type Arrival, type Arrivals } from './arrivals';
import { unscramble } from './scanned-code';

/** One line of what was found: somebody expected today, somebody else, or a number. */
export type FoundRow =
  | {
      readonly kind: 'expected';
      readonly key: string;
      readonly arrival: Arrival;
      readonly match: CitizenMatch | undefined;
    }
  | {
      readonly kind: 'person';
      readonly key: string;
      readonly match: CitizenMatch;
      readonly whereabouts: Whereabouts | null;
      /** Theirs, whose number was typed: what is done here is about this one. */
      readonly ticket: Ticket | undefined;
      /** They hold a ticket of today and are not served yet. */
      readonly isHere: boolean;
    }
  /** `values`: of its holder, where they have a file. */
  | {
      readonly kind: 'ticket';
      readonly key: string;
      readonly ticket: Ticket;
      readonly values: CitizenValues | undefined;
    };

/** `reading`: what they have is not known yet. `near`: their name is only like what was typed. */
export type FoundGroupName = 'number' | 'expected' | 'here' | 'today' | 'otherDay' | 'without' | 'reading' | 'near';
export type FoundGroup = { readonly name: FoundGroupName; readonly rows: readonly FoundRow[] };

export type SearchFacts = {
  readonly arrivals: Arrivals;
  readonly tickets: readonly Ticket[];
  /** Those of today first. */
  readonly matches: readonly CitizenMatch[];
  readonly whereaboutsOf: (match: CitizenMatch) => Whereabouts | null;
  /** By id, of those who hold a ticket whose number was typed. */
  readonly holders: ReadonlyMap<string, CitizenValues>;
  readonly today: string;
};

/** With a sign between (`9h`, `9:30`), or apart (`10 50`; a telephone begins with a nought). */
const times = [/^(\d{1,2})\s*[h:]\s*(\d{0,2})$/i, /^([1-9]\d?)\s+([0-5]\d?)$/] as const;

/** `9h`, `9:30`, `9h30`, `9 30`: the beginning of a civil time, zero-padded; `''` when the text is no time. */
export const timePrefix = (text: string): string => {
  const parts = times.map((one) => one.exec(text.trim())).find((one) => one !== null);
  const hour = parts?.[1];
  if (hour === undefined || Number(hour) > 23) return '';
  return `${pad(hour)}:${parts?.[2] ?? ''}`;
};

type ExpectedRow = Extract<FoundRow, { kind: 'expected' }>;

const expectedRow = (arrival: Arrival, match?: CitizenMatch): ExpectedRow => ({
  kind: 'expected',
  key: arrival.appointmentId,
  arrival,
  match,
});

const hasCome = ({ status }: Appointment): boolean => status === 'arrived' || status === 'attended';

const groupOf = (whereabouts: Whereabouts | null, today: string): FoundGroupName => {
  if (!whereabouts) return 'reading';
  if (whereabouts.tickets.length > 0 || whereabouts.appointments.some((one) => one.day === today && hasCome(one)))
    return 'here';
  // What was called off, or noted as missed.
  if (whereabouts.appointments.some((one) => one.day === today)) return 'today';
  return whereabouts.appointments.length > 0 ? 'otherDay' : 'without';
};

/** Of all whom an appointment is for, the one who was meant best: its citizen where others are called so as well. */
const meantOf = (arrival: Arrival, matchOf: ReadonlyMap<string, CitizenMatch>): CitizenMatch | undefined =>
  arrival.citizenIds
    .flatMap((id) => matchOf.get(id) ?? [])
    .toSorted((a, b) => fitRank(expectedRow(arrival, a)) - fitRank(expectedRow(arrival, b)))[0];

/** Those whom a number of a slip names, as it was typed or as a scanner wrote it; then those who are called so, or come along with them. */
const expectedRows = (
  all: readonly Arrival[],
  matchOf: ReadonlyMap<string, CitizenMatch>,
  text: string,
): readonly ExpectedRow[] => {
  const byId = all.map((arrival) => ({ id: arrival.appointmentId, arrival }));
  const plain = findByCode(byId, text);
  const coded = (plain.length > 0 ? plain : findByCode(byId, unscramble(text))).map(({ arrival }) => arrival);
  const rows = [...coded, ...all.filter((arrival) => !coded.includes(arrival))].map((arrival) =>
    expectedRow(arrival, meantOf(arrival, matchOf)),
  );
  return rows.filter((row, index) => index < coded.length || row.match !== undefined);
};

/** Whether a row is somebody whose name is only like what was typed. */
export const isGuess = (row: FoundRow): boolean => row.kind !== 'ticket' && row.match?.isNear === true;

const ranks: Readonly<Record<CitizenMatch['fit'], number>> = { whole: 0, wholeFirst: 1, begun: 2 };
export const begunRank = ranks.begun;
/** Of those whose last name was typed whole: all of a name, of a last name, or a part of one (« Sarr » of Benkhelifa-Sarr). */
const wholeRanks: Readonly<Record<CitizenMatch['called'], number>> = { all: 0, lastName: 0.1, no: 0.2 };
export const partRank = wholeRanks.no;
/** How well what was typed is the name of a row, the best first: 0 also for a number or a time, which say exactly who it is. */
export const fitRank = (row: FoundRow): number => {
  if (row.kind === 'ticket' || !row.match) return 0;
  const { isNear, fit, called } = row.match;
  if (isNear) return begunRank + 1;
  return fit === 'whole' ? wholeRanks[called] : ranks[fit];
};
/** Whether a last name was typed whole, or a number or a time that says exactly who it is. */
export const isWhole = (row: FoundRow): boolean => fitRank(row) < ranks.wholeFirst;

/** Whether what was typed is only the beginning of their name. */
export const isBegun = (row: FoundRow): boolean => fitRank(row) === begunRank;

/** The tickets of today whose number a text is. */
export const numbered = (tickets: readonly Ticket[], text: string): readonly Ticket[] =>
  findByLabel(tickets, text).filter(({ status }) => status !== 'void');

const holdsAny = ({ memberIds }: CitizenMatch, tickets: readonly Ticket[]): Ticket | undefined =>
  tickets.find(({ citizenId }) => memberIds.includes(citizenId));

/** What a person has, with the ticket of a family with which they came today: somebody else of it holds that. */
export const withFamily = (
  own: Whereabouts | null,
  { memberIds }: CitizenMatch,
  { appointments, tickets }: { readonly appointments: readonly Appointment[]; readonly tickets: readonly Ticket[] },
): Whereabouts | null => {
  if (!own) return null;
  const ids = new Set(memberIds);
  const familys = new Set(appointments.filter((one) => concerns(one, ids)).map(({ id }) => id));
  const along = tickets.filter(
    (one) => familys.has(one.appointmentId) && !ids.has(one.citizenId) && one.status !== 'void',
  );
  return along.length === 0 ? own : { ...own, tickets: [...own.tickets, ...along] };
};

// Behind all days.
const [noDay, past, calledOff] = ['9997', '9998', '9999'];

const isCalledOff = ({ status }: Appointment): boolean =>
  status === 'cancelledByCitizen' || status === 'cancelledByOffice' || status === 'void';

/**
 * How near a row is, to be sorted by: who is expected or here today, then appointments to come by their day and time, then who has
 * none, then those that are past, the last first, then those that were called off.
 */
const nearestOf = (row: FoundRow, today: string): string => {
  if (row.kind === 'expected') return `${today} ${row.arrival.time}`;
  if (row.kind === 'ticket' || !row.whereabouts) return noDay;
  const { tickets, appointments } = row.whereabouts;
  if (tickets.length > 0) return today;
  const [nearest] = appointments
    .map((one) => {
      if (isCalledOff(one)) return `${calledOff} ${one.day}`;
      return one.day >= today ? `${one.day} ${one.time}` : `${past} ${pad(daysBetween(one.day, today), 6)}`;
    })
    .toSorted();
  return nearest ?? noDay;
};

const byNearest =
  (today: string) =>
  (a: FoundRow, b: FoundRow): number => {
    const [one, other] = [nearestOf(a, today), nearestOf(b, today)];
    return compareText(one, other);
  };

const order: readonly FoundGroupName[] = [
  'number',
  'expected',
  'here',
  'today',
  'otherDay',
  'without',
  'reading',
  'near',
];

/**
 * What a search of reception shows, in groups: the number that was typed, who is expected today, who is here already, who comes
 * another day (the nearest first), and everybody else; names that are only alike at the end. The group of who is called exactly so
 * comes before all of whose name that is only the beginning. A time finds those expected at it.
 */
export const searchArrivals = (
  { arrivals, tickets, matches, whereaboutsOf, holders, today }: SearchFacts,
  text: string,
): readonly FoundGroup[] => {
  const all = allArrivals(arrivals);
  const time = timePrefix(text);
  if (time !== '') {
    const rows = all.filter((arrival) => arrival.time.startsWith(time)).map((arrival) => expectedRow(arrival));
    return rows.length > 0 ? [{ name: 'expected', rows }] : [];
  }
  const matchOf = new Map(matches.flatMap((match) => match.memberIds.map((id) => [id, match] as const)));
  const asked = numbered(tickets, text);
  // Who gave the number of a ticket asks about that ticket, also where they are expected for something else.
  const expected = expectedRows(all, matchOf, text).filter(({ match }) => !match || !holdsAny(match, asked));
  // The row of a family stands for all of it.
  const shown = new Set(expected.flatMap(({ arrival }) => arrival.citizenIds.map((id) => matchOf.get(id)?.citizenId)));
  const held = tickets.filter(isHeld);
  const persons = matches
    .filter(({ citizenId }) => !shown.has(citizenId))
    .map((match) => {
      const whereabouts = whereaboutsOf(match);
      return {
        kind: 'person' as const,
        key: match.citizenId,
        match,
        whereabouts,
        ticket: holdsAny(match, asked),
        isHere: holdsAny(match, held) !== undefined || whereabouts?.tickets.some(isHeld) === true,
      };
    });
  const told = new Set(persons.map(({ ticket }) => ticket));
  const groupOfPerson = (row: (typeof persons)[number]): FoundGroupName => {
    if (row.ticket) return 'number';
    return isGuess(row) ? 'near' : groupOf(row.whereabouts, today);
  };
  const grouped: readonly (readonly [FoundGroupName, FoundRow])[] = [
    ...asked.flatMap((ticket) =>
      told.has(ticket)
        ? []
        : [['number', { kind: 'ticket', key: ticket.id, ticket, values: holders.get(ticket.citizenId) }] as const],
    ),
    ...expected.map((row) => [isGuess(row) ? 'near' : 'expected', row] as const),
    ...persons.map((row) => [groupOfPerson(row), row] as const),
  ];
  // Of one who said their last name alone nobody knows whether it is all of it: who is expected stands above namesakes without business here.
  const groupRank = (row: FoundRow): number => Math.min(fitRank(row), isWhole(row) ? wholeRanks.lastName : Infinity);
  const bestOf = ({ rows }: FoundGroup): number => Math.min(...rows.map(groupRank));
  return order
    .flatMap((name) => {
      const rows = grouped.flatMap(([group, row]) => (group === name ? [row] : []));
      if (rows.length === 0) return [];
      const near = name === 'otherDay' || name === 'near' ? rows.toSorted(byNearest(today)) : rows;
      return [{ name, rows: near.toSorted((a, b) => fitRank(a) - fitRank(b)) }];
    })
    .toSorted((a, b) => bestOf(a) - bestOf(b));
};

/** The rows of all groups, as the arrows walk them. */
export const rowsOf = (groups: readonly FoundGroup[]): readonly FoundRow[] => groups.flatMap(({ rows }) => rows);

/** Whether it is not known yet what somebody has: once it is, their row may stand elsewhere. */
export const mayMove = (row: FoundRow): boolean => row.kind === 'person' && !row.whereabouts && !row.ticket;

/** Whose file a row opens; `''` for a number that names nobody. */
export const citizenOf = (row: FoundRow | undefined): string =>
  row?.kind === 'ticket' ? row.ticket.citizenId : (row?.match?.citizenId ?? '');

/** What somebody looks for by a text. `number`: of a slip, a telephone or else. */
export const searchedFor = (text: string): 'name' | 'ticket' | 'time' | 'number' => {
  if (timePrefix(text) !== '') return 'time';
  if (!/\d/.test(text)) return 'name';
  return isTicketNumber(text) && readAppointmentCode(text) === '' ? 'ticket' : 'number';
};

/** Letters, and what stands between those of a name; two letters at least. */
export const isName = (text: string): boolean => /^[\p{L}\p{M}\s.'’-]+$/u.test(text) && /\p{L}.*\p{L}/su.test(text);

/**
 * What was searched, when it can be the name of somebody and nobody was found who is called so: it goes on into the form. Six letters
 * are a name, although a slip may bear them.
 */
export const unknownName = (search: string, found: readonly FoundGroup[]): string =>
  rowsOf(found).some((row) => !isGuess(row)) || !isName(search) ? '' : search.trim();

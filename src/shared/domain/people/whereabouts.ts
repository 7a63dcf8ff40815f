import type { CitizenMatch } from './search-citizens';
import { isHeld } from '../numbers/held-labels';
import type { Appointment } from '../model/appointment';
import type { Ticket } from '../model/ticket';
import { addDays } from '../../time/civil';
import { byStart } from '../../lib/compare';

/** Whether who was noted absent today may still be checked in. */
export const mayComeAfterAll = ({ day, status }: Appointment, today: string): boolean =>
  status === 'noShow' && day === today;

/** Whether an appointment of today was called off: its person may come all the same. */
export const isOffToday = ({ day, status }: Appointment, today: string): boolean =>
  day === today && (status === 'cancelledByCitizen' || status === 'cancelledByOffice');

/** What a person has with the town hall at the moment: why they may stand at the desk, or call. */
export type Whereabouts = {
  /** Their tickets of today, those that are not over first, then the latest. */
  readonly tickets: readonly Ticket[];
  /** Those that say something: of today, missed ones included, and to come, the next first; else the last one that was missed or called off. */
  readonly appointments: readonly Appointment[];
};

type WhereaboutsFacts = {
  /** All ids of the person. */
  readonly ids: ReadonlySet<string>;
  readonly tickets: readonly Ticket[];
  readonly appointments: readonly Appointment[];
  readonly today: string;
  /** Appointments that were asked for by their code: they are told in any case. */
  readonly askedIds: ReadonlySet<string>;
};

/** Who comes on the wrong day comes so many days late at most. */
const daysBack = 14;
const mostToCome = 2;

const isOver = ({ status }: Ticket): boolean =>
  status === 'done' || status === 'abandoned' || status === 'noAnswer' || status === 'notServedAtClosing';

/** Tickets of today and the appointments that matter, of a person under any of their ids. An appointment whose ticket is told is not told twice. */
export const whereaboutsOf = ({ ids, tickets, appointments, today, askedIds }: WhereaboutsFacts): Whereabouts => {
  const held = tickets
    .filter((ticket) => ticket.day === today && ticket.status !== 'void' && ids.has(ticket.citizenId))
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.issuedAt < b.issuedAt ? 1 : -1));
  const told = new Set(held.map(({ appointmentId }) => appointmentId));
  const own = appointments
    .filter((one) => ids.has(one.citizenId) && one.status !== 'void' && !told.has(one.id))
    .toSorted(byStart);
  const toCome = own.filter(({ day, status }) => day >= today && status === 'booked').slice(0, mostToCome);
  const here = own.filter(
    (one) =>
      one.day === today && (one.status === 'arrived' || one.status === 'attended' || mayComeAfterAll(one, today)),
  );
  const missed = own.findLast(({ day, status }) => day >= addDays(today, -daysBack) && status !== 'attended');
  const said = [...here, ...toCome];
  const rest = said.length === 0 && held.length === 0 && missed ? [missed] : said;
  const asked = own.filter(({ id }) => askedIds.has(id) && !rest.some((one) => one.id === id));
  return { tickets: held, appointments: [...asked, ...rest] };
};

/** Whether who is booked for a later day may be received now. */
export const mayComeToday = ({ day, status }: Appointment, today: string): boolean =>
  status === 'booked' && day > today;

/** All whom an appointment is for, by id: its citizen first, then those with a file who come along. */
export const peopleOf = ({ citizenId, persons }: Appointment): readonly string[] => [
  ...new Set([citizenId, ...persons.map((person) => person.citizenId ?? '')].filter((id) => id !== '')),
];

/** Who is expected today or in the house: by an appointment that still stands, or by a ticket that they hold. */
export const hereOrExpected = (appointments: readonly Appointment[], tickets: readonly Ticket[]): ReadonlySet<string> =>
  new Set([
    ...appointments.filter(({ status }) => status === 'booked' || status === 'arrived').flatMap(peopleOf),
    ...tickets.filter((ticket) => isHeld(ticket) && ticket.citizenId !== '').map(({ citizenId }) => citizenId),
  ]);

/** Everybody of several lists of matches once, where they stand first. */
export const joinMatches = (...lists: readonly (readonly CitizenMatch[])[]): readonly CitizenMatch[] => {
  const known = new Set<string>();
  return lists.flat().filter(({ citizenId }) => known.size < known.add(citizenId).size);
};

const fitOrder: Readonly<Record<CitizenMatch['fit'], number>> = { whole: 0, wholeFirst: 1, begun: 2 };
const fitRank = ({ called, fit }: CitizenMatch): number => (called === 'all' ? 0 : 1) * 3 + fitOrder[fit];

/**
 * Matches in order of how well the name fits, and those of today first among equals, so that the one who stands at the desk is found however many bear
 * the name.
 */
export const todayFirst = (
  ofToday: readonly CitizenMatch[],
  others: readonly CitizenMatch[],
): readonly CitizenMatch[] => {
  const joined = joinMatches(
    ofToday.filter(({ isNear }) => !isNear),
    others.filter(({ isNear }) => !isNear),
    ofToday,
    others,
  );
  return joined.toSorted((a, b) => fitRank(a) - fitRank(b));
};

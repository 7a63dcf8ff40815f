import type { Appointment } from '../model/appointment';
import type { Ticket } from '../model/ticket';
import { isHeld } from '../numbers/held-labels';
import type { CitizenMatch } from './search-citizens';

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

/**
 * The matches of today before the others of the same name: however many bear it, the one who stands at the desk is among the first. A name that only
 * begins as it was typed, or is only like it, comes after the names that were typed whole.
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
  return joined.toSorted((a, b) => Number(a.fit === 'begun') - Number(b.fit === 'begun'));
};

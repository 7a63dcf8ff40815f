import { findByCode } from '#shared/domain/lifecycle/appointment-code';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import type { Appointment } from '#shared/domain/model/appointment';

import type { Arrival, Arrivals } from './arrivals';
import { unscramble } from './scanned-code';

/** What the search of reception shows: who is expected, who is here already, and who has no appointment today. */
export type ArrivalSearch = {
  readonly expected: readonly { readonly arrival: Arrival; readonly match: CitizenMatch | undefined }[];
  readonly here: readonly CitizenMatch[];
  readonly others: readonly CitizenMatch[];
};

/** `9`, `9h`, `9:30`, `9h30`: the beginning of a civil time, zero-padded; `''` when the text is no time. */
export const timePrefix = (text: string): string => {
  const parts = /^(\d{1,2})\s*[h:]\s*(\d{0,2})$/i.exec(text.trim());
  const hour = parts?.[1];
  if (hour === undefined || Number(hour) > 23) return '';
  return `${hour.padStart(2, '0')}:${parts?.[2] ?? ''}`;
};

/**
 * Joins the citizens that a text may mean with today's appointments; a time finds those expected at it, the number of a
 * confirmation slip its appointment.
 */
export const searchArrivals = (
  arrivals: Arrivals,
  appointments: readonly Appointment[],
  matches: readonly CitizenMatch[],
  text: string,
): ArrivalSearch => {
  const all = [...arrivals.late, ...arrivals.now, ...arrivals.next, ...arrivals.over];
  const time = timePrefix(text);
  if (time !== '') {
    const at = all.filter((arrival) => arrival.time.startsWith(time));
    return { expected: at.map((arrival) => ({ arrival, match: undefined })), here: [], others: [] };
  }
  // A name may look like a number: who is found by it comes first, beside those found by name.
  const byId = all.map((arrival) => ({ id: arrival.appointmentId, arrival }));
  const plain = findByCode(byId, text);
  const coded = (plain.length > 0 ? plain : findByCode(byId, unscramble(text))).map(({ arrival }) => arrival);
  const matchOf = new Map(matches.flatMap((match) => match.memberIds.map((id) => [id, match] as const)));
  const named = all.flatMap((arrival) => {
    const match = matchOf.get(arrival.citizenId);
    return match && !coded.includes(arrival) ? [{ arrival, match }] : [];
  });
  const expected = [...coded.map((arrival) => ({ arrival, match: matchOf.get(arrival.citizenId) })), ...named];
  const expectedIds = new Set(expected.map(({ match }) => match?.citizenId));
  const hereIds = new Set(
    appointments.filter((one) => one.status === 'arrived' || one.status === 'attended').map((one) => one.citizenId),
  );
  const isHere = ({ memberIds }: CitizenMatch): boolean => memberIds.some((id) => hereIds.has(id));
  const rest = matches.filter((match) => !expectedIds.has(match.citizenId));
  return {
    expected,
    here: rest.filter(isHere),
    others: rest.filter((match) => !isHere(match)),
  };
};

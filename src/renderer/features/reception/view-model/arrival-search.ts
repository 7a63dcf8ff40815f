import type { CitizenMatch } from '#shared/domain/lifecycle/citizen-search';
import type { Appointment } from '#shared/domain/model/appointment';

import type { Arrival, Arrivals } from './arrivals';

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

/** Joins the citizens that a text may mean with today's appointments; a time finds those expected at it. */
export const searchArrivals = (
  arrivals: Arrivals,
  appointments: readonly Appointment[],
  matches: readonly CitizenMatch[],
  text: string,
): ArrivalSearch => {
  const all = [...arrivals.late, ...arrivals.now, ...arrivals.next];
  const time = timePrefix(text);
  if (time !== '') {
    const at = all.filter((arrival) => arrival.time.startsWith(time));
    return { expected: at.map((arrival) => ({ arrival, match: undefined })), here: [], others: [] };
  }
  const matchOf = new Map(matches.map((match) => [match.citizenId, match]));
  const expected = all.flatMap((arrival) => {
    const match = matchOf.get(arrival.citizenId);
    return match ? [{ arrival, match }] : [];
  });
  const expectedIds = new Set(expected.map(({ arrival }) => arrival.citizenId));
  const hereIds = new Set(
    appointments.filter((one) => one.status === 'arrived' || one.status === 'attended').map((one) => one.citizenId),
  );
  const rest = matches.filter((match) => !expectedIds.has(match.citizenId));
  return {
    expected,
    here: rest.filter((match) => hereIds.has(match.citizenId)),
    others: rest.filter((match) => !hereIds.has(match.citizenId)),
  };
};

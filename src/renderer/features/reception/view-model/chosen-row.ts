import type { Ticket } from '#shared/domain/model/ticket';
import { mayComeToday } from '#shared/domain/people/whereabouts';
import { foldText } from '#shared/lib/fold-text';

import { begunRank, fitRank, isGuess, type FoundRow } from './arrival-search';

export const isLive = ({ status }: Ticket): boolean =>
  status === 'waiting' || status === 'called' || status === 'serving' || status === 'onHold' || status === 'parked';

/** What Entrée would do moves the appointment of another day, or it is not known yet what they have. */
const isAskedFirst = (row: FoundRow, today: string): boolean =>
  row.kind === 'person' &&
  (!row.whereabouts ||
    (!row.whereabouts.tickets.some(isLive) && row.whereabouts.appointments.some((one) => mayComeToday(one, today))));

/** So few letters begin many names. */
const mostVague = 2;
const isVague = (search: string): boolean => foldText(search).replaceAll(' ', '').length <= mostVague;

/**
 * The row that is chosen before anybody chose one, `''` for none: the first of those whose name is typed best, never another one
 * behind it. None where Entrée would act on a guess, on one of several whose names two letters only begin, or move the appointment
 * of another day: that wants a key of its own.
 */
export const firstChosen = (rows: readonly FoundRow[], search: string, today: string): string => {
  const called = rows.filter((row) => !isGuess(row));
  const rank = Math.min(...called.map(fitRank));
  const row = called.find((one) => fitRank(one) === rank);
  if (!row || isAskedFirst(row, today)) return '';
  return rank >= begunRank && called.length > 1 && isVague(search) ? '' : row.key;
};

/** The one whom a search means: the only one found, or the only one whose last name is typed whole. A guess is nobody. */
export const meantRow = (rows: readonly FoundRow[]): FoundRow | undefined => {
  const called = rows.filter((row) => !isGuess(row));
  const whole = called.filter((row) => fitRank(row) === 0);
  return called.length === 1 ? called[0] : whole.length === 1 ? whole[0] : undefined;
};

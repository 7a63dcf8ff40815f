import type { Appointment } from '#shared/domain/model/appointment';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { isOffToday, mayComeAfterAll, mayComeToday } from '#shared/domain/people/whereabouts';
import { foldText } from '#shared/lib/fold-text';

import { begunRank, citizenOf, fitRank, isGuess, isName, isWhole, partRank, type FoundRow } from './arrival-search';
import { selectedRow, type SearchChoice } from './search-choice';

type PersonRow = Extract<FoundRow, { kind: 'person' }>;

/**
 * By which appointment somebody who is not expected any more may come now: one for which they were noted absent today, else one of a later day, else
 * one of today that was called off. `undefined` = none, or they hold a ticket already.
 */
export const comesBy = (
  { whereabouts, ticket }: PersonRow,
  today: string,
): { readonly appointment: Appointment; readonly how: 'missed' | 'otherDay' | 'off' } | undefined => {
  if (ticket || !whereabouts || whereabouts.tickets.some(isHeld)) return undefined;
  const ways = [
    { how: 'missed', may: mayComeAfterAll },
    { how: 'otherDay', may: mayComeToday },
    { how: 'off', may: isOffToday },
  ] as const;
  for (const { how, may } of ways) {
    const appointment = whereabouts.appointments.find((one) => may(one, today));
    if (appointment) return { appointment, how };
  }
  return undefined;
};

/** What Entrée would do moves the appointment of another day, or it is not known yet what they have. */
const isAskedFirst = (row: FoundRow, today: string): boolean =>
  row.kind === 'person' && !row.ticket && (!row.whereabouts || comesBy(row, today)?.how === 'otherDay');

/** So few letters begin many names. */
const mostVague = 2;
const isVague = (search: string): boolean => foldText(search).replaceAll(' ', '').length <= mostVague;

/** Somebody who is expected or in the hall. */
const isOfToday = (row: FoundRow): boolean => row.kind !== 'person' || row.isHere;

/** The same, where their last name was typed whole, be it a part of a longer one. */
const isExpectedWhole = (row: FoundRow): boolean => isWhole(row) && isOfToday(row);

/** Who a row is about; `''` for a number that names nobody. One who is expected may have been found by a time or a number. */
const personOf = (row: FoundRow | undefined): string =>
  citizenOf(row) || (row?.kind === 'expected' ? row.arrival.citizenId : '');

/** One row of each person, the first. */
const onePerPerson = (rows: readonly FoundRow[]): readonly FoundRow[] => {
  const known = new Set<string>();
  return rows.filter((row) => {
    const id = personOf(row) || row.key;
    return known.size < known.add(id).size;
  });
};

/** How many people were found by what was typed, and the lines of theirs that are appointments of today. A guess is nobody. */
export const countFound = (rows: readonly FoundRow[]): { readonly people: number; readonly appointments: number } => {
  const called = rows.filter((row) => !isGuess(row));
  return {
    people: onePerPerson(called).length,
    appointments: called.filter(({ kind }) => kind === 'expected').length,
  };
};

/**
 * Those whom a search may mean, one row each: everybody whose name is typed best. A whole name leaves out those of whom it is only the
 * beginning, and somebody who is expected or in the hall leaves out those who have nothing here today (0048). Two letters only begin a name.
 */
export const bearers = (rows: readonly FoundRow[], search: string): readonly FoundRow[] => {
  const called = rows.filter((row) => !isGuess(row));
  const rank = Math.min(...called.map(fitRank));
  if (rank >= begunRank && isVague(search)) return onePerPerson(called);
  const best = called.filter((row) => fitRank(row) === rank);
  const ofToday = best.filter(isOfToday);
  if (ofToday.length > 0) return onePerPerson(ofToday);
  // Somebody of today may be meant as well: who bears it as a part of a longer last name, and, where it is no more than such a part for
  // anybody (« ben » of Ben Youssef), whose name begins so.
  const isPart = rank === partRank;
  return onePerPerson([...best, ...called.filter((row) => isExpectedWhole(row) || (isPart && isOfToday(row)))]);
};

/**
 * The row that is chosen before anybody chose one, `''` for none: that of the one person whom the search may mean (0048). None either where
 * Entrée would move the appointment of another day: that wants a key of its own.
 */
export const firstChosen = (rows: readonly FoundRow[], search: string, today: string): string => {
  const [row, ...others] = bearers(rows, search);
  return !row || others.length > 0 || isAskedFirst(row, today) ? '' : row.key;
};

/** The one whom a search means: the only one found, or the only one whose last name is typed whole, and best. A guess is nobody. */
export const meantRow = (rows: readonly FoundRow[]): FoundRow | undefined => {
  const called = rows.filter((row) => !isGuess(row));
  const rank = Math.min(...called.map(fitRank));
  const whole = called.filter((row) => isWhole(row) && fitRank(row) === rank);
  if (called.length === 1) return called[0];
  const [one, ...others] = whole;
  return one && others.length === 0 && (isOfToday(one) || !called.some(isExpectedWhole)) ? one : undefined;
};

/**
 * Whom a search carries into the form of an appointment: who is shown as chosen, else who is meant; else the name as it was typed, and the form
 * asks which of those who bear it. A chosen row that is gone is followed by nobody else.
 */
export const carriedBy = (
  rows: readonly FoundRow[],
  { text, key }: Pick<SearchChoice, 'text' | 'key'>,
  today: string,
): { readonly citizenId: string; readonly name: string } => {
  const shown = selectedRow(
    key,
    rows.map((row) => row.key),
    firstChosen(rows, text, today),
  );
  const row = rows.find((one) => one.key === shown) ?? (key === '' ? meantRow(rows) : undefined);
  const citizenId = personOf(row);
  return { citizenId, name: citizenId === '' && isName(text) ? text.trim() : '' };
};

import { ageOn } from '../../people/age-band';
import { LEAST_PUBLISHED } from '../protect/small-numbers';
import type { Counted, Protection } from './ledger';
import { pad } from '../../../lib/pad';

/** Brackets of the age that somebody reaches in a civil year; `unknown` = no birth date was given. */
export const ageBrackets = ['under14', 'from14', 'from18', 'from25', 'from40', 'from60', 'from75', 'unknown'] as const;
/** An age bracket of the tracked population, or `unknown`. */
export type AgeBracket = (typeof ageBrackets)[number];

const from: readonly (readonly [age: number, bracket: AgeBracket])[] = [
  [75, 'from75'],
  [60, 'from60'],
  [40, 'from40'],
  [25, 'from25'],
  [18, 'from18'],
  [14, 'from14'],
  [0, 'under14'],
];

/**
 * The bracket of a birth date (a civil day, `''` = not given) in a civil year: of the age reached by its last day, so that nobody changes
 * it between two publications.
 */
export const bracketOf = (birthDate: string, year: number): AgeBracket => {
  const age = ageOn(birthDate, `${pad(year, 4)}-12-31`);
  if (age === null) return 'unknown';
  return from.find(([least]) => age >= least)?.[1] ?? 'unknown';
};

/** Somebody who came in a civil year: the month of their first contact (0 = January) and their birth date. */
export type TrackedPerson = { readonly month: number; readonly birthDate: string };

/** How many different persons came from the beginning of a civil year up to the end of each month, by age bracket. */
export const tallyPeople = (people: Iterable<TrackedPerson>, year: number): Counted[] => {
  const months = Array.from({ length: 12 }, (): Record<string, number> => ({}));
  for (const { month, birthDate } of people) {
    const bracket = bracketOf(birthDate, year);
    for (const counts of months.slice(month)) counts[bracket] = (counts[bracket] ?? 0) + 1;
  }
  return months.map((counts) => ({ tallies: { people: counts } }));
};

/** Persons are told from eleven on, with secondary suppression: 4 / 23 / 12 of 39 -> 23 and 39. */
export const peopleProtection: Protection = {
  least: LEAST_PUBLISHED,
  groupsOf: ({ people = {} }) => ({ people: [{ counts: new Map(Object.entries(people)) }] }),
};

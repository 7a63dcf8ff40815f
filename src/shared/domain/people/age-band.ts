import type { AgeBand } from '../model/appointment';

/**
 * Whole years of life on a civil day; `null` for a birth date that is none or lies ahead. Whoever was born on 29 February
 * is a year older on 1 March of a common year.
 */
export const ageOn = (birthDate: string, day: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate) || birthDate > day) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

/**
 * The band of age that papers, fees and prints go by, on the day of the appointment: fingerprints are taken from 12 years, the
 * fee of a passport changes at 15 and 18. `undefined` when the birth date is not known.
 */
export const ageBandOf = (birthDate: string, day: string): AgeBand | undefined => {
  const age = ageOn(birthDate, day);
  if (age === null) return undefined;
  if (age < 12) return 'under12';
  if (age < 15) return 'from12';
  return age < 18 ? 'from15' : 'adult';
};

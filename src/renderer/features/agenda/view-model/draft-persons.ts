import type { AgeBand, AppointmentPerson } from '#shared/domain/model/appointment';
import { ageBandOf } from '#shared/domain/people/age-band';
import { birthFault, readBirthDate, type BirthFault } from '#shared/domain/people/read-birth-date';

/**
 * One person of a form. A typed first name is kept with the citizen of the appointment; a dependant is stored by their id. `''` =
 * not said.
 */
export type DraftPerson = {
  readonly number: string;
  readonly name: string;
  readonly citizenId: string;
  /** Where it is known: then it tells the age, on whatever day the appointment is. */
  readonly birthDate: string;
  readonly ageBand: AgeBand | '';
  readonly situation: string;
  /** They were typed beside another person, before the appointment became somebody else’s. */
  readonly isFromBefore?: true;
};

/** Somebody of whom nothing was said yet. */
export const noPerson: DraftPerson = {
  number: '',
  name: '',
  citizenId: '',
  birthDate: '',
  ageBand: '',
  situation: '',
};

/** Another number of persons; what was typed of those who stay stays. */
export const resizePersons = (persons: readonly DraftPerson[], count: number): readonly DraftPerson[] =>
  Array.from({ length: Math.max(1, count) }, (_, index) => persons[index] ?? noPerson);

/** Shortens the list to what another reason allows. Empty lines at the end go; persons with a name or number stay, even beyond it. */
export const fitPersons = (persons: readonly DraftPerson[], most: number): readonly DraftPerson[] => {
  const kept = [...persons];
  while (kept.length > most && kept.at(-1)?.name === '' && kept.at(-1)?.number === '') kept.pop();
  return kept;
};

const bandOfAge = (age: number): AgeBand => {
  if (age < 12) return 'under12';
  if (age < 15) return 'from12';
  return age < 18 ? 'from15' : 'adult';
};

const oldest = 120;

/** Who was born in a year is of one of two ages on a day; `undefined` where these are of two bands, or it is no year of a life. */
const bandOfYear = (year: number, day: string): AgeBand | undefined => {
  const age = Number(day.slice(0, 4)) - year;
  if (age < 0 || age > oldest) return undefined;
  const band = bandOfAge(age);
  return bandOfAge(Math.max(0, age - 1)) === band ? band : undefined;
};

/** A whole birth date; `''` = it is none, but an age or a year. */
const dateIn = (text: string, day: string): string =>
  /^\d{1,4}(?:\s*(?:ans?|mois))?$/iu.test(text) ? '' : (readBirthDate(text, day) ?? '');

/** The band of an age (`15`, `8 ans`, `18 mois`), a year or a birth date, on a day; `undefined` = it is none of these. */
const bandIn = (text: string, day: string): AgeBand | undefined => {
  const [, number = '', unit = ''] = /^(\d{1,3})\s*(ans?|mois)?$/iu.exec(text) ?? [];
  if (number !== '') {
    const age = /^mois$/iu.test(unit) ? Math.floor(Number(number) / 12) : Number(number);
    return age <= oldest ? bandOfAge(age) : undefined;
  }
  if (/^\d{4}$/.test(text)) return bandOfYear(Number(text), day);
  return ageBandOf(dateIn(text, day), day);
};

/**
 * `Gaspard 15`, `Lilas, 8 ans`, `Max 6 mois`, `Tom 12/05/2021`, `Lou née en 2019`: a first name, and after it what tells the age on the day
 * of the appointment, which decides on fingerprints and fees. `null` when there are digits and they tell none, or no name stands before them.
 */
export const readPerson = (text: string, day: string): DraftPerson | null => {
  const words = text
    .replaceAll(/[(),;]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean);
  const first = words.findIndex((word) => /\d/.test(word));
  if (first < 0) return { ...noPerson, name: words.join(' ') };
  const name = words
    .slice(0, first)
    .join(' ')
    .replace(/\s+né(?:\(?e\)?)?(?:\s+(?:le|en))?$/iu, '');
  const age = words.slice(first).join(' ');
  const ageBand = bandIn(age, day);
  if (name === '' || ageBand === undefined) return null;
  return { ...noPerson, name, birthDate: dateIn(age, day), ageBand };
};

/** What is wrong with the birth date behind a first name; `null` = nothing, or what stands there is no date. */
export const ageFault = (text: string, day: string): BirthFault | null => {
  const at = text.search(/\d/);
  const fault = at < 0 ? null : birthFault(text.slice(at).replaceAll(/[(),;]/gu, ' '), day);
  return fault === 'shape' ? null : fault;
};

/** A dependant of the citizen, with the age that they have on a day. */
export const personOfDependant = (
  dependant: { readonly id: string; readonly firstName: string; readonly birthDate: string },
  day: string,
): DraftPerson => ({
  ...noPerson,
  name: dependant.firstName,
  citizenId: dependant.id,
  birthDate: dependant.birthDate,
  ageBand: ageBandOf(dependant.birthDate, day) ?? '',
});

/** What is stored of the persons. `firstBirthDate` gives the first their age where nobody said it. */
export const toAppointmentPersons = (
  persons: readonly DraftPerson[],
  firstBirthDate: string,
  day: string,
): AppointmentPerson[] =>
  persons.map(({ number, citizenId, birthDate, ageBand, situation }, index) => {
    const known = ageBand === '' && index === 0 ? firstBirthDate : birthDate;
    const band = known === '' ? ageBand : ageBandOf(known, day);
    return {
      preApplicationNumber: number,
      ...(citizenId === '' ? {} : { citizenId }),
      ...(band === '' || band === undefined ? {} : { ageBand: band }),
      ...(situation === '' ? {} : { situation }),
    };
  });

import type { AgeBand, AppointmentPerson } from '#shared/domain/model/appointment';
import { ageBandOf } from '#shared/domain/people/age-band';

/**
 * One person of a form. A typed first name is kept with the citizen of the appointment; a dependant is stored by their id. `''` =
 * not said.
 */
export type DraftPerson = {
  readonly number: string;
  readonly name: string;
  readonly citizenId: string;
  readonly ageBand: AgeBand | '';
  readonly situation: string;
};

/** Somebody of whom nothing was said yet. */
export const noPerson: DraftPerson = { number: '', name: '', citizenId: '', ageBand: '', situation: '' };

/** Another number of persons; what was typed of those who stay stays. */
export const resizePersons = (persons: readonly DraftPerson[], count: number): readonly DraftPerson[] =>
  Array.from({ length: Math.max(1, count) }, (_, index) => persons[index] ?? noPerson);

const bandOfAge = (age: number): AgeBand => {
  if (age < 12) return 'under12';
  if (age < 15) return 'from12';
  return age < 18 ? 'from15' : 'adult';
};

/** `Gaspard 15`, `Lilas, 8 ans`: a first name with an age that decides on fingerprints and fees. */
export const readPerson = (text: string): DraftPerson => {
  const match = /^\s*(.*?)[\s,]+(\d{1,3})\s*(?:ans?)?\s*$/iu.exec(text);
  const name = (match?.[1] ?? text).trim().replace(/\s+/gu, ' ');
  const age = match ? Number(match[2]) : undefined;
  return { ...noPerson, name, ageBand: age === undefined || age > 120 ? '' : bandOfAge(age) };
};

/** A dependant of the citizen, with the age that they have on a day. */
export const personOfDependant = (
  dependant: { readonly id: string; readonly firstName: string; readonly birthDate: string },
  day: string,
): DraftPerson => ({
  ...noPerson,
  name: dependant.firstName,
  citizenId: dependant.id,
  ageBand: ageBandOf(dependant.birthDate, day) ?? '',
});

/** What is stored of the persons. `firstBirthDate` gives the first their age where nobody said it. */
export const toAppointmentPersons = (
  persons: readonly DraftPerson[],
  firstBirthDate: string,
  day: string,
): AppointmentPerson[] =>
  persons.map(({ number, citizenId, ageBand, situation }, index) => {
    const band = ageBand === '' && index === 0 ? ageBandOf(firstBirthDate, day) : ageBand;
    return {
      preApplicationNumber: number,
      ...(citizenId === '' ? {} : { citizenId }),
      ...(band === '' || band === undefined ? {} : { ageBand: band }),
      ...(situation === '' ? {} : { situation }),
    };
  });

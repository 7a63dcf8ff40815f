import type { AppointmentPerson } from '../model/appointment';
import { ageBandOf } from '../people/age-band';

/** The persons with the age bands that their birth dates give on a civil day; a band that was said stays. */
export const withAges = (
  persons: readonly AppointmentPerson[],
  birthDateOf: (person: AppointmentPerson, index: number) => string,
  day: string,
): readonly AppointmentPerson[] =>
  persons.map((person, index) => {
    const ageBand = person.ageBand ?? ageBandOf(birthDateOf(person, index), day);
    return ageBand === undefined ? person : { ...person, ageBand };
  });

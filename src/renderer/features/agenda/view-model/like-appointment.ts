import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import type { Draft } from './draft';
import { noPerson, type DraftPerson } from './draft-persons';

const toDraftPersons = ({ persons }: Appointment, names: readonly string[]): readonly DraftPerson[] =>
  persons.map((person, index) => ({
    ...noPerson,
    // The first is the citizen of the form, who may be another.
    name: index === 0 ? '' : (names[index] ?? ''),
    number: person.preApplicationNumber,
    citizenId: person.citizenId ?? '',
    ageBand: person.ageBand ?? '',
    situation: person.situation ?? '',
  }));

const isBlank = ({ number, name, citizenId }: DraftPerson): boolean => number === '' && name === '' && citizenId === '';

/**
 * The form filled as an appointment was: its reason and persons, by the first names that are known of them, with the place to be looked for anew. Persons that were typed
 * already stay.
 */
export const likeAppointment = (
  draft: Draft,
  reference: SiteReference,
  appointment: Appointment | undefined,
  names: readonly string[],
  reasonId: string,
): Draft => {
  const wanted = appointment?.reasonId ?? reasonId;
  const isBookable = reference.reasons.some(({ id, bookable }) => id === wanted && bookable);
  return {
    ...draft,
    ...(isBookable ? { reasonId: wanted, place: null } : {}),
    ...(appointment && draft.persons.every(isBlank) ? { persons: toDraftPersons(appointment, names) } : {}),
  };
};

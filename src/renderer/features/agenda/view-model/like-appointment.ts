import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import type { Draft } from './draft';
import { noPerson, type DraftPerson } from './draft-persons';

const toDraftPersons = ({ persons }: Appointment): readonly DraftPerson[] =>
  persons.map((person) => ({
    ...noPerson,
    number: person.preApplicationNumber,
    citizenId: person.citizenId ?? '',
    ageBand: person.ageBand ?? '',
    situation: person.situation ?? '',
  }));

const isBlank = ({ number, name, citizenId }: DraftPerson): boolean => number === '' && name === '' && citizenId === '';

/**
 * The form filled as an appointment was: its reason and persons, with the place to be looked for anew. Persons that were typed
 * already stay.
 */
export const likeAppointment = (
  draft: Draft,
  reference: SiteReference,
  appointment: Appointment | undefined,
  reasonId: string,
): Draft => {
  const wanted = appointment?.reasonId ?? reasonId;
  const isBookable = reference.reasons.some(({ id, bookable }) => id === wanted && bookable);
  return {
    ...draft,
    ...(isBookable ? { reasonId: wanted, place: null } : {}),
    ...(appointment && draft.persons.every(isBlank) ? { persons: toDraftPersons(appointment) } : {}),
  };
};

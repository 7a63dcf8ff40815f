import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import { effectiveEvents } from '#shared/domain/lifecycle/event-log';
import { textOf } from '#shared/domain/lifecycle/read-payload';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { keptPurposes } from '#shared/domain/model/agenda-settings';
import { phoneInPairs } from '#shared/lib/phone';

import { emptyDraft, type Draft } from './draft';
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

/** The purpose of the kept place that an appointment took, `''` = it took none. */
const keptForOf = ({ events }: Appointment) => {
  const booking = effectiveEvents(events).find(({ type }) => type === 'booked');
  return keptPurposes.find((one) => booking && one === textOf(booking, 'keptFor')) ?? '';
};

/** The form that changes an appointment: all as it stands, with the first names that are known. */
export const changeOf = (
  reference: SiteReference,
  appointment: Appointment,
  values: CitizenValues,
  names: readonly string[],
  id: number,
): Draft => {
  const { day, time, deskId, reasonId, citizenId, channel } = appointment;
  const persons = toDraftPersons(appointment, names);
  const blank = emptyDraft(reference, { day, time, deskId }, id);
  return {
    ...blank,
    changes: { appointment, persons },
    reasonId,
    persons,
    who: { kind: 'known', citizenId, values },
    phone: phoneInPairs(values.phone),
    email: values.email,
    preferences: {
      ...blank.preferences,
      keptFor: keptForOf(appointment),
      channel: channel === 'phone' ? 'phone' : 'desk',
    },
  };
};

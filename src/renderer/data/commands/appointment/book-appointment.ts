import type { Refusal } from '#shared/errors/refusal';
import type { AppointmentPerson, MessageChannel } from '#shared/domain/model/appointment';
import type { Channel } from '#shared/domain/model/request';
import type { Reason } from '#shared/domain/model/reference';
import type { KeptPurpose } from '#shared/domain/model/agenda-settings';
import { companionRegisters } from '#shared/domain/people/companions';
import { durationFor } from '#shared/domain/scheduling/duration';
import { checkPreApplicationNumber } from '#shared/domain/scheduling/pre-application-number';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { loadReference, reasonOf } from '../../reference';
import { citizenPart, type CitizenInput } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { reservePlace } from './reserve-place';
import { placeFor } from './room';

export type BookAppointmentInput = {
  readonly citizen: CitizenInput;
  readonly reasonId: string;
  /** At least one; the number `''` when not known. */
  readonly persons: readonly AppointmentPerson[];
  /** The first names of the persons, in their order, as far as they are known; kept of those who have no file. */
  readonly names?: readonly string[] | undefined;
  readonly day: string;
  readonly time: string;
  /** Without it, the desk where the place leaves least waste. */
  readonly deskId?: string | undefined;
  readonly channel: Channel;
  /** The purpose for which it may take a kept place. */
  readonly keptFor?: KeptPurpose | undefined;
  /** By which channels the person wishes to be written to; none if absent. */
  readonly notify?: readonly MessageChannel[] | undefined;
};

/** `isGranted` = the server held the place, so its word on the appointment comes soon. */
export type Booked = {
  readonly appointmentId: string;
  readonly citizenId: string;
  readonly isGranted: boolean;
};

/** Whole numbers, upper-cased, where the reason asks for them; they may stay empty. */
const checkPersons = (reason: Reason, persons: readonly AppointmentPerson[]): Result<AppointmentPerson[], Refusal> => {
  const checked: AppointmentPerson[] = [];
  const asks = reason.asksPreApplication && reason.act !== 'collection';
  for (const [index, person] of persons.entries()) {
    const number = checkPreApplicationNumber(asks ? person.preApplicationNumber : '');
    if (number.value !== '' && !number.ok)
      return no({ code: 'preApplicationNumberInvalid', person: index + 1, missing: number.missing });
    checked.push({ ...person, preApplicationNumber: number.value });
  }
  return ok(checked.length > 0 ? checked : [{ preApplicationNumber: '' }]);
};

/**
 * Books a place that is free as far as this desk knows, once the server has promised it; out of its reach the booking waits
 * for its word. The citizen is found or made.
 */
export const bookAppointment = async (context: DataContext, input: BookAppointmentInput): Acted<Booked> => {
  const reference = await loadReference(context);
  const reason = reasonOf(reference, input.reasonId);
  if (!reason.ok) return reason;
  const persons = checkPersons(reason.value, input.persons);
  if (!persons.ok) return persons;
  const duration = durationFor(reason.value, persons.value.length);
  if (!duration.ok) return duration;
  const appointmentId = context.newId();
  const companions = companionRegisters(appointmentId, persons.value, input.names ?? []);
  const citizen = await citizenPart(context, input.citizen, 'bothNames', companions);
  if (!citizen.ok) return citizen;
  const desk = input.deskId === undefined ? {} : { deskId: input.deskId };
  const kept = input.keptFor === undefined ? {} : { keptFor: input.keptFor };
  const wish = {
    reasonId: input.reasonId,
    durationMin: duration.value,
    time: input.time,
    channel: input.channel,
    ...desk,
    ...kept,
  };
  const place = await placeFor(context, reference, input.day, wish);
  if (!place.ok) return place;

  const promised = await reservePlace(context, reference, {
    appointmentId,
    reasonId: input.reasonId,
    place: place.value,
  });
  if (!promised.ok) return promised;
  const booking = {
    ...place.value,
    ...promised.value.promised,
    reasonId: input.reasonId,
    citizenId: citizen.value.id,
    persons: persons.value,
    channel: input.channel,
    ...kept,
    ...(input.notify === undefined ? {} : { notify: input.notify }),
  };
  const done = await commit(
    context,
    {
      code: 'booked',
      name: citizen.value.name,
      day: input.day,
      time: input.time,
      reason: reason.value.shortName,
    },
    [...citizen.value.changes, commandChange('appointments', appointmentId, [{ type: 'book', ...booking }])],
  );
  if (!done.ok) return done;
  const { isGranted } = promised.value;
  return ok({ appointmentId, citizenId: citizen.value.id, ...done.value, isGranted });
};

import { filter, firstValueFrom, map, of, timeout } from 'rxjs';

import type { Refusal } from '#shared/errors/refusal';
import type { Appointment, AppointmentPerson, Confirmation, MessageChannel } from '#shared/domain/model/appointment';
import type { Channel } from '#shared/domain/model/request';
import type { Reason } from '#shared/domain/model/reference';
import type { KeptPurpose } from '#shared/domain/model/agenda-settings';
import { companionRegisters } from '#shared/domain/people/companions';
import { durationFor } from '#shared/domain/scheduling/duration';
import { checkPreApplicationNumber } from '#shared/domain/scheduling/pre-application-number';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { newsWith } from '../../news';
import { watchOne } from '../../plain';
import { loadReference, reasonOf } from '../../reference';
import { citizenPart, type CitizenInput } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { reservePlace, type Reserved } from './reserve-place';
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
  /** Hears the refusal of a place once more, with who was first, when their appointment comes after the refusal. */
  readonly onTaker?: ((refusal: Refusal) => void) | undefined;
};

export type Booked = {
  readonly appointmentId: string;
  readonly citizenId: string;
  /** What the server says of it, a second and a half later at most; out of its reach, at once what is known here. */
  readonly word: () => Promise<Confirmation>;
};

/** How long a booking waits for the server's word, milliseconds; after it the booking is shown as to be confirmed. */
const patienceMs = 1_500;

/** What the server says of an appointment that was just written; `pending` when it says nothing for so long. */
const serverWord = ({ database }: DataContext, appointmentId: string): Promise<Confirmation> =>
  firstValueFrom(
    watchOne<Appointment>(database.appointments.findOne(appointmentId)).pipe(
      map((appointment): Confirmation => appointment?.confirmation ?? 'pending'),
      filter((said) => said !== 'pending'),
      timeout({ first: patienceMs, with: () => of('pending' as const) }),
    ),
    // The store was closed meanwhile.
    { defaultValue: 'pending' },
  );

const storedWord = async (context: DataContext, appointmentId: string): Promise<Confirmation> =>
  (await load(context, 'appointments', appointmentId))?.confirmation ?? 'pending';

/**
 * What the server says of a place that was just written, asked at once. Only a server that held the place answers soon: nobody waits for one that is out of
 * reach, nor where no place was asked for. Screens tell of the write and of the word together, where that comes soon: drawing a day twice would keep both back.
 */
export const wordOn = (context: DataContext, appointmentId: string, reserved: Reserved | null): Booked['word'] => {
  const ask = reserved && !reserved.unanswered ? serverWord : storedWord;
  const said = newsWith(ask(context, appointmentId));
  // A fault of the store is thrown to whoever asks for the word.
  said.catch(() => undefined);
  return () => said;
};

/** Whole numbers, upper-cased, where the reason asks for them; they may stay empty. */
export const checkPersons = (
  reason: Reason,
  persons: readonly AppointmentPerson[],
): Result<AppointmentPerson[], Refusal> => {
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
 * for its word. The citizen is found or made. It owns the waits of a booking: for who was first on a place just taken, and for the word
 * of the server, so that every screen that books says the same.
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

  const wanted = { appointmentId, reasonId: input.reasonId, place: place.value };
  const promised = await reservePlace(context, reference, wanted, input.onTaker);
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
  const word = wordOn(context, appointmentId, promised.value);
  return ok({ appointmentId, citizenId: citizen.value.id, ...done.value, word });
};

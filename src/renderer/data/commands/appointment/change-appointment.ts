import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { companionsAnew } from '#shared/domain/people/companions';
import { durationFor } from '#shared/domain/scheduling/duration';
import type { PlaceWish } from '#shared/domain/scheduling/placed';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference, reasonOf } from '../../reference';
import { citizenName } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange, registerChange } from '../door/changes';
import { commit } from '../door/commit';
import { checkPersons, wordOn, type BookAppointmentInput, type Booked } from './book-appointment';
import { reservePlace, type Promised, type Reserved } from './reserve-place';
import { placeFor } from './room';

/** What a command says of the place of an appointment: who moves because there was no room has to be told, anybody else asked for it. */
const placedAt = (appointment: Appointment, place: Placement, promised: Promised) => {
  const cause = appointment.confirmation === 'overbooked' ? placementEvent(appointment)?.id : undefined;
  return { ...place, ...promised, ...(cause === undefined ? {} : { settles: cause }) };
};

/** The command that moves an appointment. */
export const rescheduleTo = (appointment: Appointment, place: Placement, promised: Promised): AppointmentCommand => ({
  type: 'reschedule',
  ...placedAt(appointment, place, promised),
});

/** What a form shows of an appointment. */
type Known = Pick<Appointment, 'reasonId' | 'persons' | keyof Placement>;

export type ChangeAppointmentInput = Pick<
  BookAppointmentInput,
  'reasonId' | 'persons' | 'day' | 'time' | 'keptFor' | 'onTaker'
> & {
  readonly appointmentId: string;
  /** The appointment as it was when the form was opened: what a colleague wrote since is not written over, nor moved back. */
  readonly before: Known;
  /** The first names of the persons, in their order; kept of those who have no file. */
  readonly names: readonly string[];
  readonly deskId: string;
};

type Asked = { readonly place: Placement; readonly reserved: Reserved };

const isAt = (one: Appointment, { day, time, deskId, durationMin }: PlaceWish & { readonly day: string }): boolean =>
  one.day === day && one.time === time && one.deskId === deskId && one.durationMin === durationMin;

/** The place for an appointment as it shall be; `null` = it stays where it stands, and nobody is asked. */
const placeOf = async (
  context: DataContext,
  reference: SiteReference,
  appointment: Appointment,
  input: ChangeAppointmentInput,
): Promise<Result<Asked | null, Refusal>> => {
  const { id: appointmentId } = appointment;
  const { reasonId } = input;
  const reason = reasonOf(reference, reasonId);
  if (!reason.ok) return reason;
  const isSameReason = reasonId === appointment.reasonId;
  const duration = durationFor(reason.value, input.persons.length);
  if (!duration.ok) return duration;
  // A length that somebody chose stays while as many come for the same.
  const isSameLength = isSameReason && input.persons.length === appointment.persons.length;
  const durationMin = isSameLength ? appointment.durationMin : duration.value;
  const { day, time, deskId, keptFor } = input;
  const wish = { reasonId, durationMin, time, deskId, channel: appointment.channel };
  if (isSameReason && isAt(appointment, { ...wish, day })) return ok(null);
  const kept = keptFor === undefined ? {} : { keptFor };
  const place = await placeFor(context, reference, day, { ...wish, ...kept }, appointmentId);
  if (!place.ok) return place;
  const wanted = { appointmentId, reasonId, place: place.value };
  const reserved = await reservePlace(context, reference, wanted, input.onTaker);
  return reserved.ok ? ok({ place: place.value, reserved: reserved.value }) : reserved;
};

const knownOf = ({ reasonId, persons, day, time, durationMin, deskId }: Known): string =>
  JSON.stringify([reasonId, persons, day, time, durationMin, deskId]);

const placing = (appointment: Appointment, reasonId: string, { place, reserved }: Asked): AppointmentCommand =>
  reasonId === appointment.reasonId
    ? rescheduleTo(appointment, place, reserved.promised)
    : { type: 'correctReason', reasonId, ...placedAt(appointment, place, reserved.promised) };

/**
 * Changes who comes to an appointment and what for, and where it has to be for as many: one act with one undo. Another length or place is asked for as at a booking, and
 * where it does not fit nothing changes. `word` gives what the server says of the place.
 */
export const changeAppointment = async (
  context: DataContext,
  input: ChangeAppointmentInput,
): Acted<Pick<Booked, 'appointmentId' | 'word'>> => {
  const appointment = await load(context, 'appointments', input.appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: input.appointmentId });
  const { id, citizenId, status } = appointment;
  if (status !== 'booked') return no({ code: 'notInState', entity: 'appointment', status, command: 'correctPersons' });
  if (knownOf(appointment) !== knownOf(input.before)) return no({ code: 'appointmentStale' });
  const reference = await loadReference(context);
  const reason = reasonOf(reference, input.reasonId);
  if (!reason.ok) return reason;
  const persons = checkPersons(reason.value, input.persons);
  if (!persons.ok) return persons;
  const asked = await placeOf(context, reference, appointment, { ...input, persons: persons.value });
  if (!asked.ok) return asked;
  const facts = { code: 'appointmentChanged', name: await citizenName(context, citizenId) } as const;
  const done = await commit(context, facts, [
    registerChange(citizenId, companionsAnew(appointment, persons.value, input.names)),
    commandChange('appointments', id, [
      // The move first: an arrival that is not known here yet crosses it, and nothing else (0088).
      ...(asked.value ? [placing(appointment, input.reasonId, asked.value)] : []),
      { type: 'correctPersons', persons: persons.value },
    ]),
  ]);
  if (!done.ok) return done;
  return ok({ appointmentId: id, ...done.value, word: wordOn(context, id, asked.value?.reserved ?? null) });
};

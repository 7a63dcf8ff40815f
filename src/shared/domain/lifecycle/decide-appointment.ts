import { no, ok, type Result } from '../../lib/result';
import type { Refusal } from '../../errors/refusal';
import type {
  Appointment,
  AppointmentEventBody,
  AppointmentPerson,
  AppointmentStatus,
  CallOutcome,
  MessageChannel,
  Placement,
  TellingChannel,
} from '../model/appointment';
import { toldPlacement } from './told-placement';
import { placementEvent } from './placement-event';
import { untoldCancel } from './untold-cancel';

/** What a person can ask of an appointment. `why` of `cancel` is a short code or text, kept when the office cancels. */
export type AppointmentCommand =
  | (Placement & {
      readonly type: 'book';
      readonly reasonId: string;
      readonly citizenId: string;
      readonly persons: readonly AppointmentPerson[];
      readonly channel: string;
      /** The purpose of the kept place that it takes. */
      readonly keptFor?: string;
      /** By which channels the person wishes to be written to. */
      readonly notify?: readonly MessageChannel[];
      /** Its identifier in the program that it was imported from. */
      readonly externalId?: string;
      /** The lease in which a desk out of reach booked. */
      readonly leaseId?: string;
    })
  /** With `settles` the office moves it, to settle the surplus of that placement: the person has to be told. */
  | (Placement & { readonly type: 'reschedule'; readonly settles?: string; readonly leaseId?: string })
  | { readonly type: 'keep' }
  | { readonly type: 'inform'; readonly channel: TellingChannel }
  | { readonly type: 'takeCall' }
  | { readonly type: 'noteCall'; readonly outcome: CallOutcome }
  | { readonly type: 'correctPersons'; readonly persons: readonly AppointmentPerson[] }
  /** Another reason, with the place that it needs; where that is the present one it is judged anew all the same. */
  | (Placement & {
      readonly type: 'correctReason';
      readonly reasonId: string;
      readonly settles?: string;
      readonly leaseId?: string;
    })
  /** Its person keeps it beside another one for the same thing. */
  | { readonly type: 'keepBoth'; readonly other: string }
  | { readonly type: 'markArrived'; readonly ticketId: string }
  | { readonly type: 'markAttended'; readonly outcome: string }
  | { readonly type: 'markNoShow' }
  | { readonly type: 'cancel'; readonly by: 'citizen' | 'office'; readonly why: string }
  | { readonly type: 'reopen' };

type Decision = Result<AppointmentEventBody[], Refusal>;

const placementOf = ({ day, time, durationMin, deskId }: Placement): Placement => ({ day, time, durationMin, deskId });

/** A cancelled place may have been given away, so its return is a new placement that the server looks at again. */
const reopened = (state: Appointment): AppointmentEventBody[] => {
  const cancelled = state.status === 'cancelledByCitizen' || state.status === 'cancelledByOffice';
  return cancelled ? [{ type: 'reopened' }, { type: 'rescheduled', ...placementOf(state) }] : [{ type: 'reopened' }];
};

const isClosed = (status: AppointmentStatus): boolean => !['booked', 'arrived', 'void'].includes(status);

const promiseOf = ({ leaseId }: { readonly leaseId?: string }): { readonly leaseId?: string } =>
  leaseId === undefined ? {} : { leaseId };

/** Who comes why, and what was wished beside it: what is not there stays away. */
const whomOf = (command: Extract<AppointmentCommand, { type: 'book' }>) => {
  const { reasonId, citizenId, persons, channel, keptFor, notify = [], externalId } = command;
  return {
    reasonId,
    citizenId,
    persons,
    channel,
    ...(keptFor === undefined ? {} : { keptFor }),
    ...(notify.length === 0 ? {} : { notify }),
    ...(externalId === undefined ? {} : { externalId }),
  };
};

const rescheduled = (
  command: Extract<AppointmentCommand, { type: 'reschedule' | 'correctReason' }>,
): AppointmentEventBody => {
  const moved = { type: 'rescheduled', ...placementOf(command), ...promiseOf(command) } as const;
  return command.settles === undefined ? moved : { ...moved, settles: command.settles };
};

/** All name the placement or the cancellation they are about: a later one wants its own word. Empty when there is nothing to say of it. */
const settled = (
  state: Appointment,
  command: Extract<AppointmentCommand, { type: 'keep' | 'inform' | 'takeCall' | 'noteCall' }>,
): AppointmentEventBody[] => {
  const off = command.type === 'keep' ? null : untoldCancel(state);
  const cause = (off ?? placementEvent(state))?.id;
  if (cause === undefined || (!off && isClosed(state.status))) return [];
  if (command.type === 'keep') return state.confirmation === 'overbooked' ? [{ type: 'kept', cause }] : [];
  if (!off && !toldPlacement(state).isDue) return [];
  if (command.type === 'takeCall') return [{ type: 'callTaken', cause }];
  if (command.type === 'noteCall') return [{ type: 'callNoted', outcome: command.outcome, cause }];
  return [{ type: 'informed', channel: command.channel, cause }];
};

/**
 * Which events a command on an appointment brings about, or why not. `state` is `null` for one that is not there yet.
 * Whether the place is free is the question of `scheduling`, asked before.
 */
export const decideAppointment = (state: Appointment | null, command: AppointmentCommand): Decision => {
  const status = state?.status;
  const refused = no({
    code: 'notInState',
    entity: 'appointment',
    status: status ?? '',
    command: command.type,
  } as const);
  if (command.type === 'book') {
    if (state) return refused;
    return ok([{ type: 'booked', ...placementOf(command), ...whomOf(command), ...promiseOf(command) }]);
  }
  if (!state || status === undefined || status === 'void') return refused;
  switch (command.type) {
    case 'reschedule':
      return status === 'booked' ? ok([rescheduled(command)]) : refused;
    // The move first: an arrival that its writer had not heard of has the counter of the first event, and keeps the person where they are (0088).
    case 'correctReason':
      return status === 'booked'
        ? ok([rescheduled(command), { type: 'reasonCorrected', reasonId: command.reasonId }])
        : refused;
    case 'keep':
    case 'takeCall':
    case 'noteCall':
    case 'inform': {
      const bodies = settled(state, command);
      return bodies.length > 0 ? ok(bodies) : refused;
    }
    case 'correctPersons':
      return isClosed(status) ? refused : ok([{ type: 'personsCorrected', persons: command.persons }]);
    case 'keepBoth':
      return isClosed(status) ? refused : ok([{ type: 'bothKept', other: command.other }]);
    case 'markArrived': {
      // Who was noted absent and comes after all is simply here.
      const arrived = { type: 'arrived', ticketId: command.ticketId } as const;
      if (status === 'noShow') return ok([{ type: 'reopened' }, arrived]);
      return status === 'booked' ? ok([arrived]) : refused;
    }
    case 'markAttended':
      return ['booked', 'arrived', 'noShow'].includes(status)
        ? ok([{ type: 'attended', outcome: command.outcome }])
        : refused;
    case 'markNoShow':
      return ['booked', 'arrived', 'attended'].includes(status) ? ok([{ type: 'noShow' }]) : refused;
    case 'cancel':
      if (status !== 'booked' && status !== 'arrived') return refused;
      return ok([
        command.by === 'citizen' ? { type: 'cancelledByCitizen' } : { type: 'cancelledByOffice', why: command.why },
      ]);
    case 'reopen':
      return isClosed(status) ? ok(reopened(state)) : refused;
  }
};

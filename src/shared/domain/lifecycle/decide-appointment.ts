import { no, ok, type Result } from '../../lib/result';
import type { Refusal } from '../../errors/refusal';
import type {
  Appointment,
  AppointmentEventBody,
  AppointmentPerson,
  AppointmentStatus,
  Placement,
} from '../model/appointment';

/** What a person can ask of an appointment. `why` of `cancel` is a short code or text, kept when the office cancels. */
export type AppointmentCommand =
  | (Placement & {
      readonly type: 'book';
      readonly reasonId: string;
      readonly citizenId: string;
      readonly persons: readonly AppointmentPerson[];
      readonly channel: string;
    })
  | (Placement & { readonly type: 'reschedule' })
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
    const { reasonId, citizenId, persons, channel } = command;
    return ok([{ type: 'booked', ...placementOf(command), reasonId, citizenId, persons, channel }]);
  }
  if (!state || status === undefined || status === 'void') return refused;
  switch (command.type) {
    case 'reschedule':
      return status === 'booked' ? ok([{ type: 'rescheduled', ...placementOf(command) }]) : refused;
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

import { minutesOf } from '../../../time/civil';
import { effectiveEvents } from '../../lifecycle/event-log';
import type { Appointment } from '../../model/appointment';
import type { Ticket } from '../../model/ticket';
import type { AppointmentEnd, AppointmentFact } from './fact';
import type { FactContext } from './fact-context';
import { isRepeat } from './is-repeat';
import { needsOutcome } from './needs-outcome';
import { civilDays, prepared, toTheSecond } from './prepared';

const endOf = (appointment: Appointment, { now, ref }: FactContext): AppointmentEnd => {
  switch (appointment.status) {
    case 'booked':
    case 'arrived':
    case 'void':
      return needsOutcome(appointment, now, ref.site.zone) ? 'needsOutcome' : 'ahead';
    default:
      return appointment.status;
  }
};

const reachedBy = (appointment: Appointment, ticket: Ticket | undefined): AppointmentFact['reached'] => {
  if (appointment.status === 'attended' || (ticket && ticket.startedAt !== '')) return 'served';
  if (ticket && ticket.firstCalledAt !== '') return 'called';
  return appointment.arrivedAt === '' ? 'booked' : 'arrived';
};

/**
 * An appointment as figures see it, `null` when its booking was taken back. `ticket` is the one of its visit, as far as it is known:
 * how far the person came. The lead runs from the first booking to the start that counts now.
 */
export const appointmentFact = (
  appointment: Appointment,
  context: FactContext,
  ticket?: Ticket,
): AppointmentFact | null => {
  if (appointment.status === 'void') return null;
  const { civil, departmentOf } = prepared(context.ref);
  const start = { day: appointment.day, minute: minutesOf(appointment.time) };
  const toStart = (at: string): number => toTheSecond(civilDays(civil(at), start), 86_400);
  const told = effectiveEvents(appointment.events);
  const isCancelled = appointment.status === 'cancelledByCitizen' || appointment.status === 'cancelledByOffice';
  const cancelledAt = isCancelled ? told.findLast((event) => event.type === appointment.status)?.at : undefined;
  return {
    id: appointment.id,
    siteId: appointment.siteId,
    ...start,
    durationMin: appointment.durationMin,
    persons: Math.max(1, appointment.persons.length),
    reasonId: appointment.reasonId,
    departmentId: departmentOf.get(appointment.reasonId) ?? '',
    channel: appointment.channel,
    end: endOf(appointment, context),
    leadDays: Math.max(0, toStart(appointment.bookedAt)),
    confirmed: appointment.confirmation === 'accepted' || appointment.confirmation === 'kept',
    reminded: told.some((event) => event.type === 'reminded'),
    reached: reachedBy(appointment, ticket),
    cancelledDaysBefore: cancelledAt === undefined ? null : toStart(cancelledAt),
    isRepeat: isRepeat(context, appointment.citizenId, appointment.reasonId, appointment.day),
  };
};

import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { Desk, Reason } from '#shared/domain/model/reference';
import { minutesOf } from '#shared/time/civil';

/** One expected person as the list shows it. `lateMin` is 0 when not late; times are civil. */
export type Arrival = {
  readonly appointmentId: string;
  readonly time: string;
  readonly citizenId: string;
  readonly values: CitizenValues | undefined;
  readonly reasonName: string;
  readonly persons: number;
  readonly deskNumber: number;
  readonly lateMin: number;
  readonly confirmation: Appointment['confirmation'];
};

export type Arrivals = {
  readonly late: readonly Arrival[];
  readonly now: readonly Arrival[];
  readonly next: readonly Arrival[];
  /** How many have checked in or been seen already today. */
  readonly arrived: number;
};

/** The grace before someone counts as late, and how far « maintenant » reaches. Minutes. */
const GRACE_MIN = 5;
const SOON_MIN = 30;

/**
 * Sorts today's appointments that still wait for their person into late, now and next.
 * `time` is the site's civil time `HH:mm`.
 */
export const groupArrivals = (
  appointments: readonly Appointment[],
  citizens: ReadonlyMap<string, CitizenValues>,
  reasons: readonly Reason[],
  desks: readonly Desk[],
  time: string,
): Arrivals => {
  const reasonOf = new Map(reasons.map((reason) => [reason.id, reason]));
  const deskOf = new Map(desks.map((desk) => [desk.id, desk]));
  const now = minutesOf(time);
  const expected = appointments
    .filter((appointment) => appointment.status === 'booked')
    .toSorted((a, b) => a.time.localeCompare(b.time) || a.id.localeCompare(b.id))
    .map((appointment): Arrival => {
      const late = now - minutesOf(appointment.time);
      return {
        appointmentId: appointment.id,
        time: appointment.time,
        citizenId: appointment.citizenId,
        values: citizens.get(appointment.citizenId),
        reasonName: reasonOf.get(appointment.reasonId)?.name ?? '',
        persons: appointment.persons.length,
        deskNumber: deskOf.get(appointment.deskId)?.number ?? 0,
        lateMin: late > GRACE_MIN ? late : 0,
        confirmation: appointment.confirmation,
      };
    });
  const ahead = (arrival: Arrival): number => minutesOf(arrival.time) - now;
  return {
    late: expected.filter((arrival) => arrival.lateMin > 0),
    now: expected.filter((arrival) => arrival.lateMin === 0 && ahead(arrival) <= SOON_MIN),
    next: expected.filter((arrival) => arrival.lateMin === 0 && ahead(arrival) > SOON_MIN),
    arrived: appointments.filter((appointment) => appointment.status === 'arrived' || appointment.status === 'attended')
      .length,
  };
};

import { appointmentStanding, type AppointmentStanding } from '#shared/domain/booking/appointment-standing';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { Desk, Reason } from '#shared/domain/model/reference';
import { peopleOf } from '#shared/domain/people/whereabouts';
import type { Ticket } from '#shared/domain/model/ticket';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { minutesOf } from '#shared/time/civil';

/** One expected person as the list shows it. `lateMin` is 0 when not late; times are civil. */
export type Arrival = {
  readonly appointmentId: string;
  readonly time: string;
  readonly citizenId: string;
  /** All whom the appointment is for, under each of their ids: its citizen, and those with a file who come along. */
  readonly citizenIds: readonly string[];
  readonly values: CitizenValues | undefined;
  readonly reasonName: string;
  readonly persons: number;
  readonly deskNumber: number;
  readonly lateMin: number;
  /** Their time is over, and nobody said what came of it. */
  readonly isOver: boolean;
  readonly confirmation: Appointment['confirmation'];
  /** The ticket that they hold without their appointment: an arrival would give them a second one. `null` = none. */
  readonly walkedIn: { readonly ticketId: string; readonly label: string } | null;
};

export type Arrivals = {
  readonly late: readonly Arrival[];
  /** Over without an outcome, and not for long: those who come too late come now. */
  readonly lately: readonly Arrival[];
  readonly now: readonly Arrival[];
  readonly next: readonly Arrival[];
  /** Over for longer: they may still come, but nobody counts on them. */
  readonly over: readonly Arrival[];
  /** How many are still expected: as many as Supervision says. */
  readonly left: number;
  /** How many have checked in or been seen already today. */
  readonly arrived: number;
};

/** The tickets that somebody who has a file holds without an appointment. */
export const walkIns = (tickets: readonly Ticket[]): readonly Ticket[] =>
  tickets.filter((ticket) => isHeld(ticket) && ticket.appointmentId === '' && ticket.citizenId !== '');

/** The ticket that a citizen holds, with an appointment or without, under any of their ids; `undefined` for `''`, who is nobody. */
export const heldTicket = (
  tickets: readonly Ticket[],
  citizenId: string,
  survivorOf: (id: string) => string,
): Ticket | undefined =>
  citizenId === ''
    ? undefined
    : tickets.find((one) => isHeld(one) && one.citizenId !== '' && survivorOf(one.citizenId) === survivorOf(citizenId));

/** How far « maintenant » reaches, minutes. */
const soonMin = 30;
/** So long after the end of their appointment people who come too late still come, minutes. */
const latelyMin = 45;

/**
 * Sorts today's appointments that still wait for their person into late, lately over, now, next and over.
 * `time` is the site's civil time `HH:mm`, `tickets` are those of today, `survivorOf` tells the citizen that stays of one who was merged.
 */
export const groupArrivals = (
  appointments: readonly Appointment[],
  citizens: ReadonlyMap<string, CitizenValues>,
  reasons: readonly Reason[],
  desks: readonly Desk[],
  time: string,
  tickets: readonly Ticket[] = [],
  survivorOf: (id: string) => string = (id) => id,
): Arrivals => {
  const reasonOf = new Map(reasons.map((reason) => [reason.id, reason]));
  const deskOf = new Map(desks.map((desk) => [desk.id, desk]));
  const now = minutesOf(time);
  const standings = new Map(appointments.map((one) => [one.id, appointmentStanding(one, { day: one.day, time })]));
  const walkedIn = new Map(
    walkIns(tickets).map(({ id, label, citizenId }) => [survivorOf(citizenId), { ticketId: id, label }]),
  );
  const toArrival = (one: Appointment): Arrival => {
    const people = peopleOf(one);
    const citizenIds = [...new Set([...people, ...people.map(survivorOf)])];
    return {
      appointmentId: one.id,
      time: one.time,
      citizenId: one.citizenId,
      citizenIds,
      values: citizens.get(one.citizenId),
      reasonName: reasonOf.get(one.reasonId)?.name ?? '',
      persons: one.persons.length,
      deskNumber: deskOf.get(one.deskId)?.number ?? 0,
      lateMin: standings.get(one.id) === 'late' ? now - minutesOf(one.time) : 0,
      isOver: standings.get(one.id) === 'needsOutcome',
      confirmation: one.confirmation,
      walkedIn: citizenIds.flatMap((id) => walkedIn.get(id) ?? [])[0] ?? null,
    };
  };
  const ordered = appointments.toSorted((a, b) => a.time.localeCompare(b.time) || a.id.localeCompare(b.id));
  const standing = (...wanted: readonly AppointmentStanding[]): readonly Appointment[] =>
    ordered.filter(({ id }) => wanted.includes(standings.get(id) ?? 'off'));
  const ahead = standing('ahead');
  const isSoon = ({ time: at }: Appointment): boolean => minutesOf(at) - now <= soonMin;
  const late = standing('late');
  const unsettled = standing('needsOutcome');
  const isLately = ({ time: at, durationMin }: Appointment): boolean => now - minutesOf(at) - durationMin < latelyMin;
  return {
    late: late.map(toArrival),
    lately: unsettled.filter(isLately).map(toArrival),
    now: ahead.filter(isSoon).map(toArrival),
    next: ahead.filter((one) => !isSoon(one)).map(toArrival),
    over: unsettled.filter((one) => !isLately(one)).map(toArrival),
    left: late.length + ahead.length,
    arrived: standing('here', 'attended').length,
  };
};

/** Everybody of today who has not come, also those whose time is over without an outcome. */
export const allArrivals = ({ late, lately, now, next, over }: Arrivals): readonly Arrival[] => [
  ...late,
  ...lately,
  ...now,
  ...next,
  ...over,
];

/** The appointment of today for which this citizen has not come yet, or to which they come along; `undefined` for `''`, who is nobody. */
export const expectedArrival = (arrivals: Arrivals, citizenId: string): Arrival | undefined => {
  const all = allArrivals(arrivals).filter(({ citizenIds }) => citizenIds.includes(citizenId));
  return all.find((one) => one.citizenId === citizenId) ?? all[0];
};

import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { nextPlaces } from '#shared/domain/scheduling/next-places';
import type { Slot } from '#shared/domain/scheduling/placed';
import type { RouteParams } from '#shared/routes/places';
import { compareText } from '#shared/lib/compare';
import { entryById } from '#shared/lib/entry-by-id';
import { addDays } from '#shared/time/civil';

import { lastCallOf } from './double-calls';

/** What is needed to book again for a file that was incomplete. */
export type FollowUp = {
  readonly ticketId: string;
  readonly citizenId: string;
  readonly reasonId: string;
  /** The appointment whose persons come again; `''` for a walk-in. */
  readonly appointmentId: string;
  readonly name: string;
  readonly persons: readonly AppointmentPerson[];
  /** What was missing, in words. */
  readonly missing: string;
};

/** What to book again, from the ticket at the desk and the appointment it was for. */
export const followUpOf = (
  ticket: Ticket,
  appointment: Appointment | undefined,
  name: string,
  missing: string,
): FollowUp => ({
  ticketId: ticket.id,
  citizenId: ticket.citizenId,
  reasonId: ticket.reasonId,
  appointmentId: appointment?.id ?? '',
  name,
  persons: appointment?.persons ?? [{ preApplicationNumber: '' }],
  missing,
});

/**
 * Whether what was offered to a person, or booked for them, is still of the moment at this desk: their service did end with an incomplete
 * file, and nobody was called after them. A call that was taken back does not count; who did not answer was called.
 */
export const isOfTheMoment = ({ ticketId }: FollowUp, tickets: readonly Ticket[], deskId: string): boolean => {
  const last = lastCallOf(tickets, deskId)?.ticket;
  return last?.id === ticketId && last.status === 'done' && last.outcome === 'incompleteFile';
};

/**
 * What was booked for a person since their `ticket` came to the desk, from this panel, in the agenda or by F4; the newest one of the same reason,
 * else the newest. `null` when nothing was, and where no file is known: without a citizen no booking can be matched to the ticket.
 */
export const bookedSince = (
  { citizenId, reasonId }: Pick<FollowUp, 'citizenId' | 'reasonId'>,
  ticket: Pick<Ticket, 'startedAt' | 'lastCalledAt'>,
  appointments: readonly Appointment[],
): Appointment | null => {
  if (citizenId === '') return null;
  const cameAt = ticket.startedAt || ticket.lastCalledAt;
  const booked = appointments
    .filter((one) => one.citizenId === citizenId && one.status === 'booked' && one.bookedAt > cameAt)
    .toSorted((a, b) => compareText(a.bookedAt, b.bookedAt));
  return booked.findLast((one) => one.reasonId === reasonId) ?? booked.at(-1) ?? null;
};

/**
 * Those who left with an incomplete file and without a new appointment, of all whom one was `offered`: their service did end so, and nothing was booked for
 * them since it began. `appointments` are theirs.
 */
export const withoutNext = (
  offered: readonly FollowUp[],
  tickets: readonly Ticket[],
  appointments: readonly Appointment[],
): readonly FollowUp[] =>
  offered.filter((one) => {
    const ticket = entryById(tickets, one.ticketId);
    return (
      ticket?.status === 'done' &&
      ticket.outcome === 'incompleteFile' &&
      bookedSince(one, ticket, appointments) === null
    );
  });

/** Why no place is offered: what the agenda cannot take is said first, since no name leads there. */
export const whyNoOffer = (
  { citizenId }: Pick<FollowUp, 'citizenId'>,
  reason: Pick<Reason, 'bookable' | 'walkIn'> | undefined,
  isLooked: boolean,
): 'notBookable' | 'notReceived' | 'noCitizen' | 'looking' | 'none' => {
  if (reason?.bookable === false) return reason.walkIn ? 'notBookable' : 'notReceived';
  if (citizenId === '') return 'noCitizen';
  return isLooked ? 'none' : 'looking';
};

/**
 * The first free place from tomorrow on, and the first of two later days: who comes back with a paper today is put aside
 * instead. None where the reason is not booked or has no table for so many persons.
 */
export const followUpSlots = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  followUp: Pick<FollowUp, 'reasonId' | 'persons'>,
  today: string,
): readonly Slot[] =>
  nextPlaces(
    reference,
    appointments,
    { reasonId: followUp.reasonId, persons: followUp.persons.length },
    addDays(today, 1),
  );

/** Opens the form of an appointment for who is at the desk: as the one that they came for, else for the same reason where it can be booked. */
export const bookingAtHand = ({
  citizenId,
  appointmentId,
  reasonId,
}: Pick<FollowUp, 'citizenId' | 'appointmentId' | 'reasonId'>): RouteParams => ({
  new: '1',
  channel: 'desk',
  ...(citizenId === '' ? {} : { citizen: citizenId }),
  ...(appointmentId === '' ? {} : { like: appointmentId }),
  reason: reasonId,
});

/** The same for somebody whose file was incomplete, from tomorrow on as the places that were offered to them are. */
export const bookingParams = (again: FollowUp, today: string): RouteParams => ({
  ...bookingAtHand(again),
  from: addDays(today, 1),
});

import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { durationFor } from '#shared/domain/scheduling/duration';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { nextFreeSlots } from '#shared/domain/scheduling/next-free-slots';
import type { Placed, Slot } from '#shared/domain/scheduling/placed';
import { addDays } from '#shared/time/civil';

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

/** How far places are looked for, days. */
export const searchDays = 60;

const offered = 3;

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

const placedByDay = (all: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> => {
  const byDay = new Map<string, Placed[]>();
  for (const placed of all) {
    const ofDay = byDay.get(placed.day);
    if (ofDay) ofDay.push(placed);
    else byDay.set(placed.day, [placed]);
  }
  return byDay;
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
): readonly Slot[] => {
  const reason: Reason | undefined = reference.reasons.find((one) => one.id === followUp.reasonId);
  const duration = reason ? durationFor(reason, followUp.persons.length) : null;
  if (!reason?.bookable || !duration?.ok) return [];
  const byDay = placedByDay(livePlacements(appointments, reference.reasons));
  const wish = { reasonId: reason.id, durationMin: duration.value, channel: 'desk' };
  const last = addDays(today, searchDays);
  const slots: Slot[] = [];
  for (let from = addDays(today, 1); slots.length < offered && from <= last;) {
    const [slot] = nextFreeSlots(reference, (day) => byDay.get(day) ?? [], wish, from, '00:00', 1, searchDays);
    if (!slot || slot.day > last) break;
    slots.push(slot);
    from = addDays(slot.day, 1);
  }
  return slots;
};

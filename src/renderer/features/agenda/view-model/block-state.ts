import { appointmentStanding } from '#shared/domain/booking/appointment-standing';
import { isUntouched } from '#shared/domain/lifecycle/undo';
import type { Appointment } from '#shared/domain/model/appointment';
import { inService, type Ticket } from '#shared/domain/model/ticket';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { timeOf } from '#shared/time/civil';

export const blockStates = [
  'booked',
  'arrived',
  'serving',
  'attended',
  'late',
  'noShow',
  'needsOutcome',
  'pending',
  'stranded',
  'overbooked',
] as const;
/** How an appointment is drawn: its status, what its ticket adds, and what the clock adds. */
export type BlockState = (typeof blockStates)[number];

/** Civil now of the site. */
export type CivilNow = { readonly day: string; readonly minute: number };

/** The same, as the rules of the domain take it. */
export const momentOf = ({ day, minute }: CivilNow): { readonly day: string; readonly time: string } => ({
  day,
  time: timeOf(minute),
});

type Placing = Pick<Appointment, 'status' | 'confirmation' | 'day' | 'time' | 'durationMin'>;

/**
 * The state to draw; `null` for what takes no place in the grid any more (cancelled, undone). What the clock says comes before what is
 * unsure of the place: as many are late, and as many to be settled, as every other screen counts. `isStranded` = no open desk holds it (`strandedFrom`).
 */
export const blockStateOf = (
  appointment: Placing,
  ticket: Pick<Ticket, 'status'> | undefined,
  now: CivilNow,
  isStranded: boolean,
): BlockState | null => {
  const standing = appointmentStanding(appointment, momentOf(now));
  switch (standing) {
    case 'off':
      return null;
    case 'here':
      return ticket?.status === 'serving' || ticket?.status === 'onHold' ? 'serving' : 'arrived';
    case 'ahead': {
      const { confirmation } = appointment;
      if (confirmation === 'overbooked') return confirmation;
      if (isStranded) return 'stranded';
      return confirmation === 'pending' ? confirmation : 'booked';
    }
    default:
      return standing;
  }
};

/** How many blocks are in each state, for the row above the grid. */
export const countStates = (states: readonly BlockState[]): Readonly<Record<BlockState, number>> => {
  const counts = Object.fromEntries(blockStates.map((state) => [state, 0])) as Record<BlockState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
};

/** The ticket of an appointment: who left and came back has more than one, and the one that is held counts. */
export const ticketOfAppointment = (tickets: readonly Ticket[], appointmentId: string): Ticket | undefined => {
  const own = tickets.filter((one) => one.appointmentId === appointmentId);
  return own.find(isHeld) ?? own.findLast(({ status }) => status !== 'void');
};

/** Somebody who holds a ticket, so that they are not absent, and what may be noted about it. */
export type Holder = {
  readonly name: string;
  readonly label: string;
  readonly mayLeave: boolean;
  readonly mayBeMistaken: boolean;
};

/** The ticket that the person of this appointment still holds, and what may be said of it; `null` = none. Somebody who is served has not left, and a ticket that was called is not taken back. */
export const holderOf = (ticket: Ticket | undefined, name: string): Holder | null =>
  ticket && isHeld(ticket)
    ? { name, label: ticket.label, mayLeave: !inService.has(ticket.status), mayBeMistaken: isUntouched(ticket) }
    : null;

import { appointmentStanding } from '#shared/domain/booking/appointment-standing';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
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
  'overbooked',
] as const;
/** How an appointment is drawn: its status, what its ticket adds, and what the clock adds. */
export type BlockState = (typeof blockStates)[number];

/** Civil now of the site. */
export type CivilNow = { readonly day: string; readonly minute: number };

type Placing = Pick<Appointment, 'status' | 'confirmation' | 'day' | 'time' | 'durationMin'>;

/**
 * The state to draw; `null` for what takes no place in the grid any more (cancelled, undone). What the clock says comes before what is
 * unsure of the place: as many are late, and as many to be settled, as every other screen counts.
 */
export const blockStateOf = (
  appointment: Placing,
  ticket: Pick<Ticket, 'status'> | undefined,
  now: CivilNow,
): BlockState | null => {
  const standing = appointmentStanding(appointment, { day: now.day, time: timeOf(now.minute) });
  switch (standing) {
    case 'off':
      return null;
    case 'here':
      return ticket?.status === 'serving' || ticket?.status === 'onHold' ? 'serving' : 'arrived';
    case 'ahead': {
      const { confirmation } = appointment;
      return confirmation === 'overbooked' || confirmation === 'pending' ? confirmation : 'booked';
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

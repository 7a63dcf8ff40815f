import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';

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

/** A person is late from this many minutes after the hour; before, they are on their way to the desk. */
const lateAfterMin = 5;

/** Civil now of the site. */
export type CivilNow = { readonly day: string; readonly minute: number };

type Placing = Pick<Appointment, 'status' | 'confirmation' | 'day' | 'durationMin'> & { readonly startMin: number };

/** The state to draw; `null` for what takes no place in the grid any more (cancelled, undone). */
export const blockStateOf = (
  appointment: Placing,
  ticket: Pick<Ticket, 'status'> | undefined,
  now: CivilNow,
): BlockState | null => {
  const { status, confirmation } = appointment;
  if (status === 'cancelledByCitizen' || status === 'cancelledByOffice' || status === 'void') return null;
  if (status === 'attended' || status === 'noShow') return status;
  if (confirmation === 'overbooked') return 'overbooked';
  const past = appointment.day < now.day;
  if (status === 'arrived') {
    if (past) return 'needsOutcome';
    return ticket?.status === 'serving' || ticket?.status === 'onHold' ? 'serving' : 'arrived';
  }
  const elapsed = appointment.day === now.day ? now.minute - appointment.startMin : past ? Infinity : -Infinity;
  if (elapsed >= appointment.durationMin) return 'needsOutcome';
  if (confirmation === 'pending') return 'pending';
  return elapsed >= lateAfterMin ? 'late' : 'booked';
};

/** How many blocks are in each state, for the row above the grid. */
export const countStates = (states: readonly BlockState[]): Readonly<Record<BlockState, number>> => {
  const counts = Object.fromEntries(blockStates.map((state) => [state, 0])) as Record<BlockState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
};

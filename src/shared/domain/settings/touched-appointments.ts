import type { Appointment } from '../model/appointment';
import type { Agent, Closure, Unavailability } from '../model/reference';
import { overlaps } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import { minutesOf } from '../../time/civil';

/** When a desk (`''` = all of them) receives nobody: civil days, both included, and civil times on each of them. */
export type Stretch = Pick<Closure, 'deskId' | 'fromDay' | 'toDay' | 'from' | 'to'>;

type Booked = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId' | 'status'>;

/**
 * The appointments still to come that lie in a stretch, in the order given. `today` and before are over, but for what is still
 * `booked` today.
 */
export const touchedBy = <One extends Booked>(
  appointments: readonly One[],
  stretch: Stretch,
  today: string,
): readonly One[] => {
  const hours = { from: minutesOf(stretch.from), to: minutesOf(stretch.to) };
  return appointments.filter(
    (one) =>
      one.status === 'booked' &&
      one.day >= today &&
      stretch.fromDay <= one.day &&
      one.day <= stretch.toDay &&
      (stretch.deskId === '' || one.deskId === stretch.deskId) &&
      overlaps(intervalOf(one), hours),
  );
};

/** The stretch in which an absence closes the usual desk of the agent; `null` = somebody takes it over, or there is none. */
export const stretchOfAbsence = (
  absence: Omit<Unavailability, 'id' | 'kind'>,
  agents: readonly Agent[],
): Stretch | null => {
  const deskId = agents.find((agent) => agent.id === absence.agentId)?.usualDeskId ?? '';
  if (deskId === '' || absence.replacedBy !== '') return null;
  const { fromDay, toDay, from, to } = absence;
  return { deskId, fromDay, toDay, from, to };
};

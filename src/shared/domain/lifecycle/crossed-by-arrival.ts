import type { AnyEvent, EventLog } from '../model/event';

import { effectiveEvents } from './event-log';

/** Outcomes that say that nobody comes. */
const leavings: ReadonlySet<string> = new Set(['noShow', 'cancelledByCitizen', 'cancelledByOffice']);

/**
 * The ids of the absences, cancellations and moves of an appointment that count for nothing, because their writer had not heard of an arrival that
 * stands (decision 0088): those with its counter, and absences and cancellations that it follows without a `reopened` between. `told`: the events that
 * are not undone, in order.
 */
export const crossedByArrival = (told: readonly AnyEvent[]): ReadonlySet<string> => {
  const crossed = new Set<string>();
  const arrivals = new Set(told.flatMap(({ type, n }) => (type === 'arrived' ? [n] : [])));
  let open: string[] = [];
  for (const { id, type, n } of told) {
    if (type === 'arrived') {
      for (const leaving of open) crossed.add(leaving);
      open = [];
    } else if (type === 'rescheduled') {
      if (arrivals.has(n)) crossed.add(id);
    } else if (leavings.has(type)) {
      if (arrivals.has(n)) crossed.add(id);
      else open.push(id);
    } else if (type === 'reopened' || type === 'attended') open = [];
  }
  return crossed;
};

/** The events of an appointment that count, in order: not undone, nor crossed by an arrival. */
export const standingEvents = (log: EventLog): readonly AnyEvent[] => {
  const told = effectiveEvents(log);
  const crossed = crossedByArrival(told);
  return crossed.size === 0 ? told : told.filter(({ id }) => !crossed.has(id));
};

import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { crossedByArrival } from './crossed-by-arrival';
import { effectiveEvents } from './event-log';

/** Events that show that an agent has decided about the appointment since. Marks and words of a call are written without having heard of an arrival. */
const acts: ReadonlySet<string> = new Set([
  'arrived',
  'attended',
  'cancelledByCitizen',
  'cancelledByOffice',
  'noShow',
  'reopened',
  'rescheduled',
]);

/**
 * An absence, a cancellation or a move that changed nothing, because the person was there. `arrival` = the arrival that stands. `isNews` = its writer
 * has to be told (decision 0121).
 */
export type LeftInVain = { readonly event: AnyEvent; readonly arrival: AnyEvent; readonly isNews: boolean };

/**
 * The absences, cancellations and moves that changed nothing because the person was there (decision 0088), in order. The latest of each agent is news as
 * long as the arrival stands and its writer has done nothing else with the appointment since that counts.
 */
export const leftInVain = ({ status, events }: Pick<Appointment, 'status' | 'events'>): readonly LeftInVain[] => {
  const told = effectiveEvents(events);
  const crossed = crossedByArrival(told);
  const arrival = told.findLast(({ type }) => type === 'arrived');
  if (!arrival || crossed.size === 0) return [];
  const isThere = status === 'arrived' || status === 'attended';
  const vain = told.filter(({ id }) => crossed.has(id));
  return vain.map((event, index) => {
    const isTheirs = (one: AnyEvent): boolean => one.by.agentId === event.by.agentId;
    const isLast = !vain.slice(index + 1).some(isTheirs);
    const hasActed = told.some((one) => isTheirs(one) && acts.has(one.type) && !crossed.has(one.id) && one.n > event.n);
    return { event, arrival, isNews: isThere && isLast && !hasActed };
  });
};

import { textOf } from '../lifecycle/read-payload';
import { standingEvents } from '../lifecycle/crossed-by-arrival';
import { isBeside, placeOf, standsOf } from '../lifecycle/crossed-plan';
import type { AnyEvent, EventLog } from '../model/event';

/**
 * Whether a move of the office settles a surplus: its own, or that of another appointment. After a closure a move names its own
 * placement, which had its room: nobody disagreed, there are people to call and no conflict.
 */
export const settlesSurplus = (move: AnyEvent, log: EventLog): boolean => {
  const settles = textOf(move, 'settles');
  if (settles === '') return false;
  const isOwn = log.some(({ id }) => id === settles);
  return !isOwn || log.some((event) => event.type === 'overbooked' && textOf(event, 'cause') === settles);
};

/** A decision about a surplus that does not count, and the one of another desk that counts in its place. */
export type Overruled = { readonly event: AnyEvent; readonly by: AnyEvent };

/** The placement that a decision about a surplus is of; `''` = it is no such decision. */
const aboutOf = (event: AnyEvent): string => {
  if (event.type === 'kept') return textOf(event, 'cause');
  return event.type === 'rescheduled' ? textOf(event, 'settles') : '';
};

/** Whether `by` decided otherwise about the same placement, and neither desk had heard of the other. */
const isOverruled = (event: AnyEvent, by: AnyEvent, log: EventLog): boolean =>
  aboutOf(event) === aboutOf(by) && placeOf(event) !== placeOf(by) && isBeside(event, by, log);

/**
 * The decisions about a surplus that another desk crossed with a different one: its hour stands, and the desk that decided otherwise has to hear of it. Over
 * once the appointment went on from there, or is called off.
 */
export const overruledSettlings = (log: EventLog): readonly Overruled[] => {
  const standing = standingEvents(log);
  const by = standsOf(standing);
  if (by?.type !== 'rescheduled' || aboutOf(by) === '') return [];
  return standing.flatMap((event) => (isOverruled(event, by, log) ? [{ event, by }] : []));
};

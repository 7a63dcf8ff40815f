import { textOf } from '../lifecycle/read-payload';
import { standingEvents } from '../lifecycle/crossed-by-arrival';
import { compareEvents } from '../lifecycle/event-log';
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

const placeOf = (move: AnyEvent): string => `${textOf(move, 'day')} ${textOf(move, 'time')}`;

/** Whether both were decided about one placement, by desks that did not see each other. A `kept` names none: it bears the counter of the other, or one below. */
const isOverruled = (event: AnyEvent, by: AnyEvent): boolean => {
  if (event.by.deviceId === by.by.deviceId) return false;
  if (event.type === 'kept') return event.n <= by.n;
  const isOfOne = event.type === 'rescheduled' && event['settles'] === by['settles'];
  return isOfOne && placeOf(event) !== placeOf(by) && compareEvents(event, by) < 0;
};

/**
 * The decisions about a surplus that another desk crossed with a different one: its hour stands, and the desk that decided otherwise has to hear of it. A move
 * that was seen is never among them: the next one settles another placement.
 */
export const overruledSettlings = (log: EventLog): readonly Overruled[] => {
  const standing = standingEvents(log);
  const moves = standing.filter((event) => event.type === 'rescheduled' && textOf(event, 'settles') !== '');
  if (moves.length === 0) return [];
  return standing.flatMap((event): Overruled[] => {
    const by = moves.findLast((move) => isOverruled(event, move));
    return by ? [{ event, by }] : [];
  });
};

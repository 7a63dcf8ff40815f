import { textOf } from '../lifecycle/read-payload';
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

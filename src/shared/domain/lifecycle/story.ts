import type { AnyEvent, EventLog } from '../model/event';

import { effectiveEvents, sortedLog, undoneIds } from './event-log';

/** What a fold reads: the whole log in order, the events that count, and whether any event founded the entity. */
type Story = { readonly events: AnyEvent[]; readonly told: readonly AnyEvent[]; readonly live: boolean };

/**
 * Prepares a log for its fold. When the founding event (`booked`, `issued`, `received`, `opened`) was undone, it is told
 * all the same, so that the document keeps its last known fields; `live` is false then and the fold says `void`.
 */
export const storyOf = (log: EventLog, founding: string): Story => {
  const events = sortedLog(log);
  const effective = effectiveEvents(log);
  if (effective.some((event) => event.type === founding)) return { events, told: effective, live: true };
  const dead = undoneIds(log);
  const told = events.filter((event) => event.type === founding || (event.type !== 'undone' && !dead.has(event.id)));
  return { events, told, live: false };
};

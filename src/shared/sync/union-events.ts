import { compareEvents } from '../domain/lifecycle/event-log';
import type { AnyEvent, EventLog } from '../domain/model/event';

/**
 * The events of both logs, each id once, in the order of events. Fields that this version does not know are kept. An event
 * never changes, so two contents under one id mean a broken device or file: then `a`, the copy that is stored, counts.
 */
export const unionEvents = (a: EventLog, b: EventLog): AnyEvent[] => {
  const byId = new Map<string, AnyEvent>();
  for (const event of a) if (!byId.has(event.id)) byId.set(event.id, event);
  for (const event of b) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()].sort(compareEvents);
};

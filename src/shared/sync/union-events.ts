import { compareEvents } from '../domain/lifecycle/event-log';
import type { AnyEvent, EventLog } from '../domain/model/event';

import { canonicalText } from './canonical-text';
import { sameValue } from './same-document';

/**
 * Of two events with one id, the one that counts. They differ only when a device or a file is broken; the choice by
 * canonical text is the same wherever it is made, so that merging still commutes.
 */
export const chooseEvent = (a: AnyEvent, b: AnyEvent): AnyEvent => {
  if (sameValue(a, b)) return a;
  return canonicalText(a) >= canonicalText(b) ? a : b;
};

/** The events of both logs, each id once, in the order of events. Fields that this version does not know are kept. */
export const unionEvents = (a: EventLog, b: EventLog): AnyEvent[] => {
  const byId = new Map<string, AnyEvent>();
  for (const event of a) {
    const known = byId.get(event.id);
    byId.set(event.id, known ? chooseEvent(known, event) : event);
  }
  for (const event of b) {
    const known = byId.get(event.id);
    byId.set(event.id, known ? chooseEvent(known, event) : event);
  }
  return [...byId.values()].sort(compareEvents);
};

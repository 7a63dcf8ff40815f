import type { AnyEvent, Envelope, EventLog } from '../model/event';

/** Order of events: the per-document counter, then the id. Device clocks play no part (source: docs/decisions). */
export const compareEvents = (a: AnyEvent, b: AnyEvent): number => a.n - b.n || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The counter that the next event of this log must carry: 1 + the highest seen. */
export const nextCounter = (log: EventLog): number => log.reduce((highest, event) => Math.max(highest, event.n), 0) + 1;

/** Who, when and with which fresh ids events are written; passed in so that the core stays pure. */
export type Stamp = {
  readonly at: string;
  readonly by: Envelope['by'];
  readonly newId: () => string;
};

/** Puts envelopes around the bodies that a decision returned, in order, after what the log holds. */
export const stampEvents = <Body extends { readonly type: string }>(log: EventLog, bodies: readonly Body[], stamp: Stamp): AnyEvent[] => {
  const first = nextCounter(log);
  return bodies.map((body, index) => ({ ...body, id: stamp.newId(), n: first + index, at: stamp.at, by: stamp.by }));
};

/**
 * The events that count: sorted, without those that a live `undone` names and without the `undone` themselves. An undo
 * that is itself undone brings its target back. Total for any set of events in any order.
 */
export const effectiveEvents = (log: EventLog): AnyEvent[] => {
  const sorted = log.toSorted(compareEvents);
  const dead = new Set<string>();
  for (const event of sorted.toReversed()) {
    if (event.type === 'undone' && !dead.has(event.id) && typeof event['target'] === 'string') dead.add(event['target']);
  }
  return sorted.filter((event) => event.type !== 'undone' && !dead.has(event.id));
};

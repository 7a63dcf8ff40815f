import type { AnyEvent, Envelope, EventLog } from '../model/event';
import { compareText } from '../../lib/compare';
import { MOST_COUNTER } from '../rows/row-bounds';

/** Order of events: the per-document counter, then the id. Device clocks play no part (source: docs/decisions). */
export const compareEvents = (a: AnyEvent, b: AnyEvent): number => a.n - b.n || compareText(a.id, b.id);

/**
 * The counter that the next event of this log must carry: 1 + the highest seen. One beyond all bounds does not count, or nobody could
 * write after it.
 */
export const nextCounter = (log: EventLog): number =>
  log.reduce((highest, { n }) => (Number.isSafeInteger(n) && n <= MOST_COUNTER ? Math.max(highest, n) : highest), 0) +
  1;

/** Who, when and with which fresh ids events are written; passed in so that the core stays pure. */
export type Stamp = {
  readonly at: string;
  readonly by: Envelope['by'];
  readonly newId: () => string;
  /** The id that an event must have by an agreement with the server; `null` = a fresh one. */
  readonly named?: (body: { readonly type: string }) => string | null;
};

/** Puts envelopes around the bodies that a decision returned, in order, after what the log holds. */
export const stampEvents = <Body extends { readonly type: string }>(
  log: EventLog,
  bodies: readonly Body[],
  stamp: Stamp,
): AnyEvent[] => {
  const first = nextCounter(log);
  const idOf = (body: Body): string => stamp.named?.(body) ?? stamp.newId();
  return bodies.map((body, index) => ({ ...body, id: idOf(body), n: first + index, at: stamp.at, by: stamp.by }));
};

/** The types of event that the server alone writes, as the authority of the site. */
export const authorityTypes: ReadonlySet<string> = new Set(['accepted', 'overbooked', 'calledTwice', 'wordsErased']);

/** Whether the server wrote this event as the authority of the site. Such an event is no person's act and cannot be undone. */
export const isAuthorityEvent = (event: AnyEvent): boolean => authorityTypes.has(event.type);

/**
 * The `undone` events that take effect, the last first. They are read in that order, so one that is itself undone has no effect; one that
 * stands before its target keeps its own. Total for any set of events, cycles included.
 */
export const effectiveUndos = (log: EventLog): readonly AnyEvent[] => {
  const undos = log.filter((event) => event.type === 'undone').toSorted(compareEvents);
  if (undos.length === 0) return [];
  const untouchable = new Set(log.filter(isAuthorityEvent).map((event) => event.id));
  const dead = new Set<string>();
  return undos.toReversed().filter(({ id, target }) => {
    if (dead.has(id) || typeof target !== 'string' || untouchable.has(target)) return false;
    dead.add(target);
    return true;
  });
};

/** The ids of the events that an effective `undone` names. */
export const undoneIds = (log: EventLog): ReadonlySet<string> =>
  new Set(effectiveUndos(log).map(({ target }) => String(target)));

/**
 * The events that count: sorted, without those that a live `undone` names and without the `undone` themselves. An undo
 * that is itself undone brings its target back. Total for any set of events in any order.
 */
export const effectiveEvents = (log: EventLog): AnyEvent[] => {
  const dead = undoneIds(log);
  return log.filter((event) => event.type !== 'undone' && !dead.has(event.id)).toSorted(compareEvents);
};

/** The log in the order of events. Every document keeps its events so, which makes equal sets equal documents. */
export const sortedLog = (log: EventLog): AnyEvent[] => log.toSorted(compareEvents);

/** A step of somebody at another device; `isUndone` = it took that step back. */
export type OtherStep = {
  readonly id: string;
  readonly agentId: string;
  readonly of: AnyEvent;
  readonly isUndone: boolean;
};

/** The device of what the server writes by itself. A kiosk is a device like a desk, and nobody sits there. */
const SERVER_DEVICE = 'server';

/** The device at which a document was changed last, the words of the server apart; `''` = at none. */
export const lastDevice = (events: EventLog): string =>
  events.findLast(({ by }) => by.deviceId !== SERVER_DEVICE)?.by.deviceId ?? '';

/** What was done last with a document at another device, a kiosk too; `null` where only this device and the server wrote. */
export const lastStepElsewhere = (events: EventLog, deviceId: string): OtherStep | null => {
  const last = events.findLast(({ by }) => by.deviceId !== SERVER_DEVICE && by.deviceId !== deviceId);
  if (!last) return null;
  const { id, by } = last;
  const taken = last.type === 'undone' ? events.find((one) => one.id === last['target']) : undefined;
  return { id, agentId: by.agentId, of: taken ?? last, isUndone: taken !== undefined };
};

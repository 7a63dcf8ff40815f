import type { AnyEvent } from '../model/event';

import { compareEvents } from './event-log';
import { textOf } from './read-payload';

/** What somebody at a desk or on the telephone was told as it was written: a move that they wished, or that it is off. */
const isTold = (event: AnyEvent): boolean =>
  event.type === 'cancelledByCitizen' || (event.type === 'rescheduled' && textOf(event, 'settles') === '');

const planOf = ({ type, day, time }: AnyEvent): string =>
  type === 'rescheduled' ? `${String(day)} ${String(time)}` : 'off';

/** The first counter of the unbroken run of events that one device wrote up to this one. */
const runFrom = (event: AnyEvent, log: readonly AnyEvent[]): number => {
  const own = new Set(log.flatMap(({ n, by }) => (by.deviceId === event.by.deviceId ? [n] : [])));
  let from = event.n;
  while (own.has(from - 1)) from -= 1;
  return from;
};

/** Whether neither device had heard of the other: both wrote under one counter, or one wrote on from there without a gap. */
const isBeside = (one: AnyEvent, other: AnyEvent, log: readonly AnyEvent[]): boolean => {
  if (one.by.deviceId === other.by.deviceId) return false;
  const [first, last] = one.n <= other.n ? [one, other] : [other, one];
  return first.n >= runFrom(last, log);
};

/**
 * What the person was told at another desk in place of `plan`, a move that they wished or their cancellation, where neither desk had heard of the
 * other (decision 0090); `null` where there is none. `standing`: the events that count, in order.
 */
export const crossedPlan = (plan: AnyEvent, standing: readonly AnyEvent[]): AnyEvent | null => {
  if (!isTold(plan)) return null;
  const others = standing.filter((one) => isTold(one) && planOf(one) !== planOf(plan));
  if (others.length === 0) return null;
  // Whoever opened it again had heard of its end.
  const opened = standing.findLast(({ type }) => type === 'reopened');
  return others.findLast((one) => isBeside(plan, one, standing) && (!opened || compareEvents(one, opened) > 0)) ?? null;
};

import { compareEvents } from '../lifecycle/event-log';
import type { AnyEvent, EventLog } from '../model/event';

const turns: ReadonlySet<string> = new Set([
  'booked',
  'rescheduled',
  'cancelledByCitizen',
  'cancelledByOffice',
  'reopened',
]);

/** What an undo, or an undo of an undo, is about in the end. */
const subjectOf = (event: AnyEvent, log: EventLog): AnyEvent | undefined => {
  const seen = new Set<string>();
  let one: AnyEvent | undefined = event;
  while (one?.type === 'undone' && !seen.has(one.id)) {
    seen.add(one.id);
    const target: unknown = one['target'];
    one = log.find((other) => other.id === target);
  }
  return one;
};

/** The last event that changed whether or when an appointment takes place; undos of such an event count. */
export const turnOf = (log: EventLog): AnyEvent | undefined =>
  log.toSorted(compareEvents).findLast((event) => turns.has(subjectOf(event, log)?.type ?? ''));

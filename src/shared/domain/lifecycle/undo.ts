import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { AnyEvent, EventLog, UndoneBody } from '../model/event';
import type { Ticket } from '../model/ticket';

import { crossedByArrival } from './crossed-by-arrival';
import { textOf } from './read-payload';
import { compareEvents, effectiveEvents, isAuthorityEvent, undoneIds } from './event-log';

/** Marks that stand for themselves: they neither block the undo of an earlier step nor are blocked by a later one. */
const marks: ReadonlySet<string> = new Set([
  'callNoted',
  'callTaken',
  'measureAnnounced',
  'paperMarked',
  'priorityMarked',
  'reminded',
  'requestAdded',
  'timesDoubted',
]);

const ofCalls: ReadonlySet<string> = new Set(['callTaken', 'callNoted', 'informed']);

/**
 * Whether somebody is being called about these events and nothing was noted of the call: they may have heard of them. A note counts that was taken back later, because
 * the call was over by then.
 */
const isBeingTold = (log: EventLog, ids: ReadonlySet<string>): boolean =>
  log
    .filter((event) => ofCalls.has(event.type) && ids.has(textOf(event, 'cause')))
    .toSorted(compareEvents)
    .at(-1)?.type === 'callTaken';

const isAct = (event: AnyEvent): boolean =>
  event.type !== 'undone' && !isAuthorityEvent(event) && !marks.has(event.type);

/**
 * The events that take back the named ones, latest first. An undo can be named too, which brings its target back.
 * `nothingToUndo` when one is unknown, already undone or the server's word; `undoTooLate`, with the type of the later
 * step, when something has been built on them since, so that nobody undoes what a colleague relies on or tells a person at that moment. What counts for
 * nothing (`crossedByArrival`) is built on nothing.
 */
export const undoEvents = (log: EventLog, eventIds: readonly string[]): Result<UndoneBody[], Refusal> => {
  const dead = undoneIds(log);
  const wanted = new Set(eventIds);
  const targets = log.filter((event) => wanted.has(event.id) && !dead.has(event.id) && !isAuthorityEvent(event));
  const first = targets.toSorted(compareEvents).find(isAct);
  if (wanted.size === 0 || new Set(targets.map((event) => event.id)).size !== wanted.size)
    return no({ code: 'nothingToUndo' });
  const vain = crossedByArrival(effectiveEvents(log));
  const stays = ({ id }: AnyEvent): boolean => !dead.has(id) && !wanted.has(id) && !vain.has(id);
  const later = log.find((event) => first && isAct(event) && stays(event) && compareEvents(event, first) > 0);
  if (later) return no({ code: 'undoTooLate', status: later.type });
  if (isBeingTold(log, wanted)) return no({ code: 'undoTooLate', status: 'callTaken' });
  return ok(targets.toSorted((a, b) => compareEvents(b, a)).map((event) => ({ type: 'undone', target: event.id })));
};

/** Whether nothing was built on the issue of a ticket, so that it can still be taken back. */
export const isUntouched = ({ events, status }: Pick<Ticket, 'events' | 'status'>): boolean => {
  const issued = events.find(({ type }) => type === 'issued');
  return status === 'waiting' && issued !== undefined && undoEvents(events, [issued.id]).ok;
};

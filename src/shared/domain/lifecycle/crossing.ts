import type { AnyEvent } from '../model/event';
import { compareEvents } from './event-log';
import { textOf } from './read-payload';
import type { TicketDraft } from './ticket-draft';

/** Events by which a person leaves the queue or the desk that called them. `done` is not among them: a service that took place stays. */
export const endsOfCalls: ReadonlySet<string> = new Set([
  'requeued',
  'transferred',
  'noAnswer',
  'parked',
  'abandoned',
  'notServedAtClosing',
]);

const endsOfServices: ReadonlySet<string> = new Set(['transferred', 'parked', 'abandoned', 'done']);

/** What a log says of its calls. */
export type Calls = {
  /** Those that are not undone, by id. */
  readonly standing: ReadonlyMap<string, AnyEvent>;
  /** The ids of those that are neither undone nor flagged. */
  readonly live: ReadonlySet<string>;
  /** By the id of one that the server flagged `calledTwice`, or of a flagged start: what kept the person. */
  readonly keeperOf: ReadonlyMap<string, AnyEvent>;
};

/** The calls among events that count. */
export const callsIn = (effective: readonly AnyEvent[]): Calls => {
  const byId = new Map(effective.map((event) => [event.id, event]));
  const flags = effective.filter(({ type }) => type === 'calledTwice');
  const keeperOf = new Map(flags.map((flag) => [textOf(flag, 'cause'), byId.get(textOf(flag, 'rival')) ?? flag]));
  const standing = new Map(effective.flatMap((event) => (event.type === 'called' ? [[event.id, event]] : [])));
  return { standing, live: new Set([...standing.keys()].filter((id) => !keeperOf.has(id))), keeperOf };
};

/**
 * Whether an event is of the desk or the machine that called, or that began a service which no call owns: nobody else begins the service, or
 * puts the person back into the queue.
 */
export const holdsCall = (call: AnyEvent, { by }: Pick<AnyEvent, 'by'>): boolean =>
  by.deskId === (textOf(call, 'deskId') || call.by.deskId) || by.deviceId === call.by.deviceId;

const actsOfHolder: ReadonlySet<string> = new Set(['held', 'resumed', 'recalled']);

/** Whether an event puts on hold, takes up or calls again a person whom another desk and machine has: it does nothing, and is nobody’s news. */
export const isOfOthers = ({ owner, holder }: TicketDraft, event: AnyEvent): boolean =>
  actsOfHolder.has(event.type) && holder !== null && !holdsCall(owner ?? holder, event);

/** Whether nobody answered a call, as far as these events tell: then it took nobody. */
const isInVain = ({ id }: AnyEvent, later: readonly AnyEvent[]): boolean => {
  const named = (type: string): boolean => later.some((event) => event.type === type && event['call'] === id);
  return named('noAnswer') && !named('started');
};

/** The call that took the person behind the start of a service, before anything that ended that service; `null` = none. */
const nextCall = (start: AnyEvent, later: readonly AnyEvent[], { live }: Calls): AnyEvent | null => {
  for (const event of later) {
    if (live.has(event.id) && !isInVain(event, later)) return event;
    const seen = event['call'];
    if (endsOfServices.has(event.type) && (typeof seen !== 'string' || seen === start.id)) return null;
  }
  return null;
};

/** Ends that say that the person is not there, and those that say that they are. */
const absences: ReadonlySet<string> = new Set(['noAnswer', 'abandoned']);
const presences: ReadonlySet<string> = new Set(['transferred', 'parked', 'requeued']);

/** What stands around an event in its log: all of it, the events before it that count, and behind a start all that follow. */
type Around = {
  readonly all: readonly AnyEvent[];
  readonly told: readonly AnyEvent[];
  readonly later: readonly AnyEvent[];
};

/**
 * The event by which a colleague sent the person on, set them aside or put them back since the call or service that an absence names, whether that
 * one counted or not.
 */
const movedOn = ({ type }: AnyEvent, seen: string, { all, told }: Around): AnyEvent | null => {
  const named = absences.has(type) ? all.find(({ id }) => id === seen) : undefined;
  return (named && told.find((one) => presences.has(one.type) && compareEvents(one, named) > 0)) ?? null;
};

/**
 * The call or the service that an end or a start crossed, because its writer could not know of it; the event itself when the call that it names
 * was taken back; `null` = it counts.
 *
 * Both name in `call` what held the person on the copy of their writer, and count while that holds them. Counters do not show what a writer knew:
 * an agent who wrote something else before has a higher one. While nothing holds the person, three things count for nothing: an end that names
 * a flagged call, a start that names a call when another call follows that somebody answered or may yet answer, and a start that names a call that was taken back. An event of
 * an older version names nothing and counts. Only the desk or machine that called begins the service, or puts a called person back into the queue.
 * A start that the server flagged never counts, nor an absence whose writer had not heard that the person was sent on, set aside or put back.
 */
export const crossedBy = (
  { owner, holder, status }: TicketDraft,
  event: AnyEvent,
  around: Around,
  calls: Calls,
): AnyEvent | null => {
  const isStart = event.type === 'started';
  if (!isStart && !endsOfCalls.has(event.type)) return null;
  const keeper = isStart ? calls.keeperOf.get(event.id) : undefined;
  if (keeper) return keeper;
  const isForCaller = isStart || (event.type === 'requeued' && status === 'called');
  if (isForCaller && owner && holder && !holdsCall(owner, event)) return holder;
  const seen = event['call'];
  if (typeof seen !== 'string') return null;
  if (holder) return holder.id === seen ? null : holder;
  if (seen === '') return null;
  if (!isStart) return calls.keeperOf.get(seen) ?? movedOn(event, seen, around);
  const named = calls.standing.get(seen);
  if (!named || !holdsCall(named, event)) return named ?? event;
  return nextCall(event, around.later, calls);
};

import type { Book, LoggedEvent } from './book';

// The judge knows the protocol's page and nothing of our code: its order of events and its ends are its own.
const endsOfCall: ReadonlySet<string> = new Set([
  'requeued',
  'transferred',
  'noAnswer',
  'parked',
  'done',
  'abandoned',
  'notServedAtClosing',
]);

/** An event of a ticket, and the write that brought it to the server. */
export type Entry = { readonly seq: number; readonly atMs: number; readonly event: LoggedEvent };

export const isAfter = (one: LoggedEvent, other: LoggedEvent): boolean =>
  one.n > other.n || (one.n === other.n && one.id > other.id);

/** The ids that an undo takes back; an undo that is taken back itself does nothing. */
export const undone = (events: readonly LoggedEvent[]): ReadonlySet<unknown> => {
  const dead = new Set<unknown>();
  const undos = events.filter(({ type }) => type === 'undone').sort((a, b) => (isAfter(a, b) ? -1 : 1));
  for (const undo of undos) if (!dead.has(undo.id)) dead.add(undo['target']);
  return dead;
};

/** The caller of an event: a desk and a machine. */
export const callerOf = (call: LoggedEvent): string => `${String(call['deskId'])} (${call.by.deviceId})`;

/** `live`: the call holds the person. `crossed`: all that ended it was written by who had not heard of it. */
export type Hold = 'ended' | 'crossed' | 'live';

/** The services that began on a call. */
const startsOn = (call: LoggedEvent, calls: readonly LoggedEvent[], events: readonly LoggedEvent[]): LoggedEvent[] =>
  events.filter(
    (event) =>
      event.type === 'started' &&
      event.by.deviceId === call.by.deviceId &&
      isAfter(event, call) &&
      !calls.some((later) => isAfter(later, call) && isAfter(event, later)),
  );

/**
 * What became of a call by these events. An end counts if it names the call or the service that followed, and its writer had both before
 * their eyes; only who calls puts the person back into the queue.
 */
export const holdOf = (call: LoggedEvent, events: readonly LoggedEvent[], { sawCalls }: Book): Hold => {
  const dead = undone(events);
  if (dead.has(call.id)) return 'ended';
  const alive = events.filter(({ id }) => !dead.has(id));
  const calls = alive.filter((event) => event.type === 'called' && callerOf(event) === callerOf(call));
  const starts = startsOn(call, calls, alive);
  // Of two calls of one caller the first holds the person, and of two starts.
  const startsOfCaller = new Set(calls.flatMap((one) => startsOn(one, calls, alive)).map(({ id }) => id));
  const ofCaller = new Set([...calls.map(({ id }) => id), ...startsOfCaller]);
  const saw = (end: LoggedEvent, seen: LoggedEvent): boolean =>
    end.by.deviceId === seen.by.deviceId ? isAfter(end, seen) : (sawCalls.get(end.id) ?? []).includes(seen.id);
  const isOfCall = (end: LoggedEvent): boolean => {
    if (end.type === 'requeued' && end.by.deviceId !== call.by.deviceId && end.by.deskId !== call['deskId'])
      return false;
    const named = end['call'];
    // One of before names nothing, and ends whatever it stands behind.
    if (typeof named !== 'string') return isAfter(end, call);
    if (starts.some((start) => saw(end, start))) return startsOfCaller.has(named);
    return named === call.id || (ofCaller.has(named) && saw(end, call));
  };
  const ends = alive.filter((event) => endsOfCall.has(event.type) && isOfCall(event));
  if (ends.some((end) => saw(end, call) && starts.every((start) => saw(end, start)))) return 'ended';
  return ends.length > 0 && !ends.some((end) => saw(end, call)) ? 'crossed' : 'live';
};

/**
 * Whether the server told the desk of a call that another keeps the person, and rightly: one of both was made by the offline rule, or both
 * were granted and the other held the person as the second of them came. Such a pair is judged where its second was granted.
 */
export const isFlagged = (
  call: LoggedEvent,
  entries: readonly Entry[],
  book: Book,
  wasGranted: (call: LoggedEvent) => boolean,
): boolean => {
  const events = entries.map(({ event }) => event);
  const dead = undone(events);
  return entries.some(({ seq, event: flag }) => {
    if (flag.type !== 'calledTwice' || flag['cause'] !== call.id || dead.has(flag.id)) return false;
    const rival = events.find(({ id }) => id === flag['rival']);
    if (call['tentative'] === true || rival?.['tentative'] === true) return true;
    if (!rival || !wasGranted(rival) || !wasGranted(call)) return false;
    const seqOf = (one: LoggedEvent): number => entries.find(({ event }) => event.id === one.id)?.seq ?? Infinity;
    const before = entries.flatMap((entry) => (entry.seq < seqOf(rival) ? [entry.event] : []));
    const then = entries.flatMap((entry) => (entry.seq <= seq ? [entry.event] : []));
    const cameFirst = seqOf(rival) <= seqOf(call) || holdOf(call, before, book) === 'ended';
    return cameFirst && then.includes(rival) && holdOf(rival, then, book) !== 'ended';
  });
};

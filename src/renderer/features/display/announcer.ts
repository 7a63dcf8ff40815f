import type { Publication, PublishedCall } from '#shared/domain/publication/publication';
import { compareText } from '#shared/lib/compare';

/** Which calls were announced already, which wait for their turn, and which one stands big. */
export type Announcer = {
  readonly day: string;
  /** Instant of the facts that came last. */
  readonly asOf: string;
  /** Calls by their id, in the order in which they were announced or line up to be. */
  readonly seen: ReadonlySet<string>;
  /** In the order in which they will be announced. */
  readonly queue: readonly PublishedCall[];
  /** Shown big: somebody who is awaited, or the call announced last, for a minute; `null` when there is none. */
  readonly current: PublishedCall | null;
  /** Instant of the facts that stood when a call was announced last; `''` before the first. */
  readonly announcedAt: string;
  /** Counts announcements: a change is the moment for chime, voice and inversion. */
  readonly turn: number;
};

type Facts = Pick<Publication, 'day' | 'asOf' | 'calls'>;

export const silent: Announcer = {
  day: '',
  asOf: '',
  seen: new Set(),
  queue: [],
  current: null,
  announcedAt: '',
  turn: 0,
};

const standsStillMs = 10 * 60_000;
const justCalledMs = 60_000;
/** The facts of two publications that follow each other are of two minutes at most: one a minute at the server, one poll of the screen. */
const pauseMs = 2 * 60_000;

const msBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/**
 * Who is awaited is called, whatever the clock of the desk says. After a pause of the line only those of the last ten minutes are, who may
 * still be waiting for it. Where somebody came already, only calls of the last minute are, so that one that was answered at once is heard
 * all the same, and one that a desk made long ago without the server is not.
 */
const isWorthSaying = (call: PublishedCall, asOf: string, isAfterPause: boolean): boolean => {
  if (!call.stands) return msBetween(call.at, asOf) <= justCalledMs;
  return !isAfterPause || msBetween(call.at, asOf) <= standsStillMs;
};

const oldestFirst = (a: PublishedCall, b: PublishedCall): number =>
  compareText(a.at, b.at) || compareText(a.callId, b.callId);

const idsOf = (calls: readonly PublishedCall[]): readonly string[] => calls.map((call) => call.callId);

const inOrder = (calls: readonly PublishedCall[]): readonly string[] => idsOf(calls.toSorted(oldestFirst));

/** The first publication of a day on this screen: shown as it stands, nothing is called a second time. */
export const openWith = ({ day, asOf, calls }: Facts, turn = 0): Announcer => ({
  day,
  asOf,
  seen: new Set(inOrder(calls)),
  queue: [],
  current: calls.find(({ stands }) => stands) ?? null,
  announcedAt: '',
  turn,
});

/**
 * What stands big: of those who are awaited the one announced last. A call that was answered stays there for a minute after it was announced, because
 * somebody may have come before it was read; that minute is of the publication, whatever the clock of the desk said. It never comes back to the
 * large place: where the call after it is taken back, nobody must think that they are called.
 */
const stillCurrent = (
  { current, announcedAt }: Announcer,
  { calls, asOf }: Facts,
  queue: readonly PublishedCall[],
  seen: ReadonlySet<string>,
): PublishedCall | null => {
  // The number that is called again stands until its turn has come.
  if (current && queue.some((call) => call.label === current.label)) return current;
  const waiting = new Set(idsOf(queue));
  const may = (call: PublishedCall): boolean =>
    call.stands || (call.callId === current?.callId && msBetween(announcedAt, asOf) <= justCalledMs);
  const shown = new Map(
    calls.filter((call) => !waiting.has(call.callId) && may(call)).map((call) => [call.callId, call]),
  );
  return shown.get([...seen].findLast((id) => shown.has(id)) ?? '') ?? null;
};

/** Takes a newer publication: calls never seen line up, the oldest first; a call that was taken back leaves the line. */
export const receive = (announcer: Announcer, facts: Facts): Announcer => {
  if (announcer.day !== facts.day) return openWith(facts, announcer.turn);
  const { calls, asOf } = facts;
  const isAfterPause = msBetween(announcer.asOf, asOf) > pauseMs;
  const byId = new Map(calls.map((call) => [call.callId, call]));
  const waiting = announcer.queue.flatMap((call) => byId.get(call.callId) ?? []);
  const fresh = calls
    .filter((call) => !announcer.seen.has(call.callId) && isWorthSaying(call, asOf, isAfterPause))
    .toSorted(oldestFirst);
  const queue = [...waiting, ...fresh];
  const seen = new Set([...announcer.seen, ...inOrder(calls)]);
  return { ...announcer, asOf, seen, queue, current: stillCurrent(announcer, facts, queue, seen) };
};

/** Announces the next in line; the same state when nobody is. */
export const announceNext = (announcer: Announcer): Announcer => {
  const [next, ...queue] = announcer.queue;
  if (!next) return announcer;
  return { ...announcer, queue, current: next, announcedAt: announcer.asOf, turn: announcer.turn + 1 };
};

/** What stands beside the big number: every other call that was announced, those that stand first, then the latest first. */
export const otherCalls = (announcer: Announcer, calls: readonly PublishedCall[]): readonly PublishedCall[] => {
  const waiting = new Set(idsOf(announcer.queue));
  return calls.filter(
    (call) =>
      call.callId !== announcer.current?.callId && call.label !== announcer.current?.label && !waiting.has(call.callId),
  );
};

import type { Board } from '#shared/ipc/contract';

export type Call = Board['calls'][number];

/** Which calls were announced already, which wait for their turn, and which one is being announced. */
export type Announcer = {
  readonly seen: ReadonlySet<string>;
  readonly queue: readonly Call[];
  /** Shown big; `null` before the first call of the day. */
  readonly current: Call | null;
  /** Counts announcements: a change is the moment for chime and inversion. */
  readonly turn: number;
};

export const silent: Announcer = { seen: new Set(), queue: [], current: null, turn: 0 };

const idsOf = (board: Board): readonly string[] => board.calls.map((call) => call.callId);

/** The first board after the window opened: shown as it stands, nothing is called a second time. */
export const openWith = (board: Board): Announcer => ({
  seen: new Set(idsOf(board)),
  queue: [],
  current: board.calls[0] ?? null,
  turn: 0,
});

/** Takes a newer board: calls never seen line up, the oldest first; a call that was taken back leaves the line. */
export const receive = (announcer: Announcer, board: Board): Announcer => {
  const present = new Set(idsOf(board));
  const fresh = board.calls.filter((call) => !announcer.seen.has(call.callId)).toReversed();
  const still =
    announcer.current && present.has(announcer.current.callId) ? announcer.current : (board.calls[0] ?? null);
  const waiting = announcer.queue.filter((call) => present.has(call.callId));
  // The call that replaces one taken back is an old one: it must not be a fresh one that waits for its turn.
  const current = still && fresh.includes(still) ? announcer.current : still;
  return { ...announcer, seen: new Set([...announcer.seen, ...present]), queue: [...waiting, ...fresh], current };
};

/** Announces the next in line; the same state when nobody is. */
export const announceNext = (announcer: Announcer): Announcer => {
  const [next, ...queue] = announcer.queue;
  return next ? { ...announcer, queue, current: next, turn: announcer.turn + 1 } : announcer;
};

/** What stands beside the big number: every other call that was announced, the latest first. */
export const previousCalls = (announcer: Announcer, board: Board, most: number): readonly Call[] => {
  const waiting = new Set(announcer.queue.map((call) => call.callId));
  return board.calls
    .filter((call) => call.callId !== announcer.current?.callId && !waiting.has(call.callId))
    .slice(0, most);
};

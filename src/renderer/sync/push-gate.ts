import type { Waker } from './waker';

const patienceMs = 2_000;
const stepMs = 5;

/**
 * The guard against deaf documents. A pull that overlaps a push can bring a copy from before it, which RxDB skips while
 * it moves its checkpoint on: the document would stay stale for good. So a pull waits while a push is in flight and is
 * done again when one happened meanwhile.
 */
export type PushGate = {
  /** Runs a push and marks its time. */
  readonly push: <Value>(run: () => Promise<Value>) => Promise<Value>;
  /** Waits while a push is under way, at most two seconds; gives the mark of that moment, or one that never holds when it still is. */
  readonly quiet: (signal: AbortSignal) => Promise<number>;
  /** Whether no push began, ended or was in flight since the mark. */
  readonly undisturbed: (mark: number) => boolean;
};

const neverHolds = -1;

type QueueWatch = {
  readonly isBusy: () => boolean;
  /** Comes when what waits now is over. */
  readonly ended: () => Promise<unknown>;
};

/**
 * Whether anything waits in a queue that grows by new promises. Of RxDB's queue of pushes that covers all from a local write to the
 * note that RxDB makes of the answer; its `active.up` says no while it sends what it found on a RESYNC.
 */
const watchQueue = (queue: () => Promise<unknown> | undefined): QueueWatch => {
  let seen: Promise<unknown> | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  let isOver = true;
  const look = (): void => {
    const last = queue();
    if (last === seen || !last) return;
    seen = last;
    isOver = false;
    const end = (): void => {
      if (seen === last) isOver = true;
    };
    ended = last.then(end, end);
  };
  return {
    isBusy: () => {
      look();
      return !isOver;
    },
    ended: () => ended,
  };
};

/** `queue` is the end of RxDB's queue of pushes at the moment of asking. */
export const createPushGate = (waker: Waker, queue: () => Promise<unknown> | undefined): PushGate => {
  const queued = watchQueue(queue);
  let marks = 0;
  let inFlight = 0;
  const isBusy = (): boolean => queued.isBusy() || inFlight > 0;
  /** Waits until the queue is over, a step at most; gives what that counts of the patience. */
  const step = async (signal: AbortSignal): Promise<number> => {
    const timed = waker.wait(stepMs, signal).then(() => stepMs);
    return queued.isBusy() ? Promise.race([queued.ended().then(() => 1), timed]) : timed;
  };
  return {
    push: async (run) => {
      marks += 1;
      inFlight += 1;
      try {
        return await run();
      } finally {
        inFlight -= 1;
        marks += 1;
      }
    },
    quiet: async (signal) => {
      for (let waited = 0; waited < patienceMs && isBusy() && !signal.aborted;) waited += await step(signal);
      // A pull that passed now would be skipped all the same where RxDB has not yet noted what was answered.
      return isBusy() ? neverHolds : marks;
    },
    undisturbed: (mark) => mark === marks && inFlight === 0,
  };
};

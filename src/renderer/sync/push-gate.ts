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
  /** Waits while a push is in flight, at most two seconds; gives the mark of that moment. */
  readonly quiet: (signal: AbortSignal) => Promise<number>;
  /** Whether no push began, ended or was in flight since the mark. */
  readonly undisturbed: (mark: number) => boolean;
};

/** `pushing` tells of a push that RxDB has begun but not yet handed over. */
export const createPushGate = (waker: Waker, pushing: () => boolean): PushGate => {
  let marks = 0;
  let inFlight = 0;
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
      for (let waited = 0; waited < patienceMs && (inFlight > 0 || pushing()) && !signal.aborted; waited += stepMs) {
        await waker.wait(stepMs, signal);
      }
      return marks;
    },
    undisturbed: (mark) => mark === marks && inFlight === 0,
  };
};

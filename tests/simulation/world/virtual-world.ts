import { createHash } from 'node:crypto';

import { createEventQueue, type Owner, type Timer } from './event-queue';
import { randomOf, type Random } from './random';

/** One time, one order of events and one source of chance for everybody in it. */
export type VirtualWorld = {
  /** True time, milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
  readonly at: (delayMs: number, run: () => void, owner?: Owner | null) => Timer;
  readonly sleep: (ms: number, owner?: Owner | null) => Promise<void>;
  /** Lets everything happen in its order until `work` is done. Fails when nothing is due and it still is not. */
  readonly run: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** A line of the trace; parts are printed only when somebody reads it. */
  readonly trace: (...parts: readonly (string | number)[]) => void;
  readonly digest: () => string;
  readonly lines: readonly string[];
};

// A promise is settled in microtasks, and those all ran once a macrotask has its turn.
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** `keepLines` keeps the trace as text, for a person. */
export const createVirtualWorld = (seed: number, startMs: number, keepLines = false): VirtualWorld => {
  const queue = createEventQueue();
  const hash = createHash('sha256');
  const lines: string[] = [];
  let nowMs = startMs;
  let order = 0;

  const at: VirtualWorld['at'] = (delayMs, run, owner = null) => {
    const atMs = nowMs + Math.max(0, Math.round(Number(delayMs) || 0));
    const timer: Timer = { atMs, order, run, owner, cancelled: false };
    order += 1;
    queue.push(timer);
    return timer;
  };
  const step = async (): Promise<boolean> => {
    const timer = queue.pop();
    if (!timer) return false;
    nowMs = timer.atMs;
    timer.run();
    await settled();
    return true;
  };
  return {
    now: () => nowMs,
    random: randomOf(seed),
    at,
    sleep: (ms, owner = null) => new Promise((resolve) => at(ms, resolve, owner)),
    run: async (work) => {
      const state = { done: false };
      const result = work().finally(() => {
        state.done = true;
      });
      result.catch(() => undefined);
      await settled();
      while (!state.done) if (!(await step()) && !state.done) throw new Error('Nothing is due any more');
      return result;
    },
    trace: (...parts) => {
      const line = `${nowMs - startMs} ${parts.join(' ')}`;
      hash.update(line).update('\n');
      if (keepLines) lines.push(line);
    },
    digest: () => hash.copy().digest('hex').slice(0, 16),
    lines,
  };
};

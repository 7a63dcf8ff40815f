import type { ActCode } from '#shared/domain/model/act-facts';
import { hasNoTime, type Answer } from '#shared/sync/wire/client';

import type { DataContext } from '../../context';

/** What the work of a long act asks and tells. */
export type Pace = {
  /** Somebody stopped it: no further row is begun. */
  readonly isStopped: () => boolean;
  /** So many rows are written; lets the window draw and hear keys. */
  readonly tell: (done: number) => Promise<void>;
  /** Makes a call, and again when the server has no time: after as long as it asks for, unless that is too long or somebody stops. */
  readonly ask: <Value>(call: () => Promise<Answer<Value>>) => Promise<Answer<Value>>;
};

type Task = { readonly code: ActCode; readonly all: number; readonly isUndo?: boolean };

/** So many rows are written at once; between two such pieces an act can be stopped and the window draws. */
export const pieceSize = 20;

/** So long a row waits in all: the budgets of the server fill again within a minute. */
const mostWaitMs = 90_000;
/** So long when the server does not say for how long. */
const untoldWaitMs = 1_000;

/** Lets the window draw and hear keys. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Does an act on many rows in sight of everybody at the desk: what is done stays done when it is stopped. */
export const longAct = async <Value>(
  context: DataContext,
  { code, all, isUndo = false }: Task,
  work: (pace: Pace) => Promise<Value>,
): Promise<Value> => {
  const { agentId } = context.station();
  let done = 0;
  let isStopping = false;
  /** What ends each wait that is under way. */
  const waits = new Set<() => void>();
  const show = (): void =>
    context.acts.show({ agentId, code, isUndo, done, all, isStopping, isWaiting: waits.size > 0, stop });
  const stop = (): void => {
    isStopping = true;
    for (const end of waits) end();
    show();
  };
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        waits.delete(end);
        if (waits.size === 0) show();
        resolve();
      };
      const timer = setTimeout(end, ms);
      waits.add(end);
      if (waits.size === 1) show();
    });
  const ask: Pace['ask'] = async (call) => {
    for (let waitedMs = 0; ;) {
      const answer = await call();
      if (answer.ok || !hasNoTime(answer.reason)) return answer;
      const ms = answer.reason.retryAfterMs ?? untoldWaitMs;
      waitedMs += ms;
      if (isStopping || waitedMs > mostWaitMs) return answer;
      await wait(ms);
      if (isStopping) return answer;
    }
  };
  const tell = async (count: number): Promise<void> => {
    done = count;
    show();
    await pause();
  };
  show();
  try {
    return await work({ isStopped: () => isStopping, tell, ask });
  } finally {
    context.acts.show(null);
  }
};

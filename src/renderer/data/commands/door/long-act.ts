import type { DataContext } from '../../context';
import type { ActCode } from '#shared/domain/model/act-facts';

/** What the work of a long act asks and tells. */
export type Pace = {
  /** Somebody stopped it: no further row is begun. */
  readonly isStopped: () => boolean;
  /** So many rows are written; lets the window draw and hear keys. */
  readonly tell: (done: number) => Promise<void>;
};

type Task = { readonly code: ActCode; readonly all: number; readonly isUndo?: boolean };

/** So many rows are written at once; between two such pieces an act can be stopped and the window draws. */
export const pieceSize = 20;

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
  const show = (): void => context.acts.show({ agentId, code, isUndo, done, all, isStopping, stop });
  const stop = (): void => {
    isStopping = true;
    show();
  };
  const tell = async (count: number): Promise<void> => {
    done = count;
    show();
    await pause();
  };
  show();
  try {
    return await work({ isStopped: () => isStopping, tell });
  } finally {
    context.acts.show(null);
  }
};

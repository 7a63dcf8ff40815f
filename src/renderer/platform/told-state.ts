import type { GuichetBridge } from '#shared/ipc/contract';

import { guichetBridge } from './bridge';

type Told<Value> = {
  /** What stands until the main process has said. */
  readonly first: Value;
  readonly ask: (bridge: GuichetBridge) => Promise<Value>;
  readonly listen: (bridge: GuichetBridge, take: (next: Value) => void) => void;
};

/** A state that the main process tells of: asked for when somebody looks for the first time, then heard. For `useSyncExternalStore`. */
export const toldState = <Value>({ first, ask, listen }: Told<Value>) => {
  let state = first;
  let isWatching = false;
  const listeners = new Set<() => void>();
  const take = (next: Value): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const watch = (bridge: GuichetBridge): void => {
    let hasHeard = false;
    listen(bridge, (next) => {
      hasHeard = true;
      take(next);
    });
    // What was pushed meanwhile is newer.
    ask(bridge).then(
      (next) => hasHeard || take(next),
      () => undefined,
    );
  };
  return {
    read: (): Value => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      const bridge = guichetBridge();
      if (bridge && !isWatching) {
        isWatching = true;
        watch(bridge);
      }
      return () => listeners.delete(listener);
    },
  };
};

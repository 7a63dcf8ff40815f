import type { Act } from './act';

const longest = 50;

/** The acts of this session, newest last; screens subscribe to it. */
export type ActList = {
  readonly all: () => readonly Act[];
  readonly add: (act: Act) => void;
  readonly markUndone: (id: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const createActList = (): ActList => {
  let acts: readonly Act[] = [];
  const listeners = new Set<() => void>();
  const replace = (next: readonly Act[]): void => {
    acts = next;
    for (const listener of listeners) listener();
  };
  return {
    all: () => acts,
    add: (act) => replace([...acts, act].slice(-longest)),
    markUndone: (id) => replace(acts.map((act) => (act.id === id ? { ...act, undone: true } : act))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

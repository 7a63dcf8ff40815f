import type { Act, LongAct } from './act';

const longest = 50;
const none: readonly Act[] = [];

/**
 * The acts of this session, each in the list of the person who did it: nobody sees or takes back what a colleague did here before
 * them, and whoever comes back finds their own (0042). Screens subscribe to it.
 */
export type ActList = {
  /** The acts of an agent, newest last; the same array until one is added or undone. */
  readonly of: (agentId: string) => readonly Act[];
  readonly add: (act: Act) => void;
  readonly mark: (id: string, as: 'undone' | 'stays') => void;
  /** The act on many rows that is under way, for who does it. */
  readonly running: (agentId: string) => LongAct | null;
  readonly show: (running: LongAct | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The act that an undo takes back: the newest that stands and can be taken back. */
export const undoable = (acts: readonly Act[]): Act | undefined =>
  acts.findLast(({ undone, stays }) => !undone && !stays);

export const createActList = (): ActList => {
  const byAgent = new Map<string, readonly Act[]>();
  const listeners = new Set<() => void>();
  let running: LongAct | null = null;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const of = (agentId: string): readonly Act[] => byAgent.get(agentId) ?? none;
  const replace = (agentId: string, next: readonly Act[]): void => {
    byAgent.set(agentId, next);
    tell();
  };
  return {
    of,
    add: (act) => replace(act.agentId, [...of(act.agentId), act].slice(-longest)),
    mark: (id, as) => {
      const agentId = [...byAgent.keys()].find((one) => of(one).some((act) => act.id === id));
      if (agentId === undefined) return;
      replace(
        agentId,
        of(agentId).map((act) => (act.id === id ? { ...act, [as]: true } : act)),
      );
    },
    running: (agentId) => (running?.agentId === agentId ? running : null),
    show: (next) => {
      running = next;
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

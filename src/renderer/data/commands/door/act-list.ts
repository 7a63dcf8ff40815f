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
  /** Does what an agent asks for, which is on its way until its outcome is known. */
  readonly follow: <Outcome>(agentId: string, ask: () => Promise<Outcome>) => Promise<Outcome>;
  readonly isBusy: (agentId: string) => boolean;
  /**
   * What an undo takes back that is pressed now: an act that is on its way was seen as done, so it is waited for. `undefined` when one of
   * those was refused: the press was about that one, and not about the act before.
   */
  readonly toUndo: (agentId: string) => Promise<Act | undefined>;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The act that an undo takes back: the newest that stands and can be taken back. */
export const undoable = (acts: readonly Act[]): Act | undefined =>
  acts.findLast(({ undone, stays }) => !undone && !stays);

const isRefused = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false;

export const createActList = (): ActList => {
  /** Of each agent, what is on its way: whether it came to be done. */
  const onTheWay = new Map<string, Set<Promise<boolean>>>();
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
    follow: async (agentId, ask) => {
      const ways = onTheWay.get(agentId) ?? new Set();
      onTheWay.set(agentId, ways);
      let end: (isDone: boolean) => void = () => undefined;
      const way = new Promise<boolean>((resolve) => {
        end = resolve;
      });
      ways.add(way);
      if (ways.size === 1) tell();
      let isDone = false;
      try {
        const outcome = await ask();
        isDone = !isRefused(outcome);
        return outcome;
      } finally {
        // Whoever hears the outcome finds it no longer on its way.
        ways.delete(way);
        end(isDone);
        if (ways.size === 0) tell();
      }
    },
    isBusy: (agentId) => (onTheWay.get(agentId)?.size ?? 0) > 0,
    toUndo: async (agentId) => {
      const ways = onTheWay.get(agentId) ?? new Set();
      let isDone = true;
      while (ways.size > 0) for (const one of await Promise.all(ways)) isDone = isDone && one;
      return isDone ? undoable(of(agentId)) : undefined;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

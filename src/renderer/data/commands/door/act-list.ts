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
  /** Does what an agent asks for, which is on its way until its outcome is known, or for fifteen seconds. */
  readonly follow: <Outcome>(agentId: string, ask: () => Promise<Outcome>) => Promise<Outcome>;
  readonly isBusy: (agentId: string) => boolean;
  /**
   * What an undo takes back that is pressed now. What was on its way by then was seen as done, so it is waited for, and one of those acts is what
   * the press is about; `undefined` when none of them came to an act: never one before them, nor one that was asked for since.
   */
  readonly toUndo: (agentId: string) => Promise<Act | undefined>;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The act that an undo takes back: the newest that stands and can be taken back. */
export const undoable = (acts: readonly Act[]): Act | undefined =>
  acts.findLast(({ undone, stays }) => !undone && !stays);

/** What hangs is on its way no longer than this, milliseconds. */
const mostMs = 15_000;

/** The id of the act that a command came to; `''` = it was refused, or what it does is in no list. */
const actOfOutcome = (outcome: unknown): string => {
  const { ok, value } = (outcome ?? {}) as { readonly ok?: unknown; readonly value?: { readonly act?: Partial<Act> } };
  return (ok === true && value?.act?.id) || '';
};

export const createActList = (): ActList => {
  /** Of each agent, what is on its way: the act that it comes to. */
  const onTheWay = new Map<string, Set<Promise<string>>>();
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
      let found: (actId: string) => void = () => undefined;
      const way = new Promise<string>((resolve) => {
        found = resolve;
      });
      const end = (actId: string): void => {
        clearTimeout(timer);
        // Whoever hears the outcome finds it no longer on its way.
        if (ways.delete(way) && ways.size === 0) tell();
        found(actId);
      };
      const timer = setTimeout(() => end(''), mostMs);
      ways.add(way);
      if (ways.size === 1) tell();
      let actId = '';
      try {
        const outcome = await ask();
        actId = actOfOutcome(outcome);
        return outcome;
      } finally {
        end(actId);
      }
    },
    isBusy: (agentId) => (onTheWay.get(agentId)?.size ?? 0) > 0,
    toUndo: async (agentId) => {
      const ways = [...(onTheWay.get(agentId) ?? [])];
      if (ways.length === 0) return undoable(of(agentId));
      const ids = new Set(await Promise.all(ways));
      return undoable(of(agentId).filter(({ id }) => ids.has(id)));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

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
  /**
   * Does what an agent asks for, which is on its way until its outcome is known, or for fifteen seconds. `isWhole` = several commands of one press,
   * each followed by itself as well: the last of them is what it comes to.
   */
  readonly follow: <Outcome>(agentId: string, ask: () => Promise<Outcome>, isWhole?: boolean) => Promise<Outcome>;
  readonly isBusy: (agentId: string) => boolean;
  /**
   * What an undo takes back that is pressed now. What was on its way by then was seen as done, so it is waited for; the press is about the last that
   * was asked for, of those and what was done since the oldest of them. `undefined` when none came to an act: never one before them, nor one after.
   */
  readonly toUndo: (agentId: string) => Promise<Act | undefined>;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The act that an undo takes back: the newest that stands and can be taken back. */
export const undoable = (acts: readonly Act[]): Act | undefined =>
  acts.findLast(({ undone, stays }) => !undone && !stays);

/** What hangs is on its way no longer than this, milliseconds. */
const mostMs = 15_000;

/** What was asked for: which act it came to (`''` = none), and the way of it while it is under way. */
type Way = { readonly act: Promise<string>; readonly isWhole: boolean; actId: string; isUnderWay: boolean };

/** The id of the act that a command came to; `''` = it was refused, or what it does is in no list. */
const actOfOutcome = (outcome: unknown): string => {
  const { ok, value } = (outcome ?? {}) as { readonly ok?: unknown; readonly value?: { readonly act?: Partial<Act> } };
  return (ok === true && value?.act?.id) || '';
};

export const createActList = (): ActList => {
  /** Of each agent what was asked for, in that order, from the oldest that is on its way on. */
  const asked = new Map<string, Way[]>();
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
    follow: async (agentId, ask, isWhole = false) => {
      let found: (actId: string) => void = () => undefined;
      const way: Way = { act: new Promise((resolve) => (found = resolve)), isWhole, actId: '', isUnderWay: true };
      const end = (actId: string): void => {
        clearTimeout(timer);
        if (!way.isUnderWay) return;
        way.isUnderWay = false;
        way.actId = actId;
        const ways = asked.get(agentId) ?? [];
        const oldest = ways.findIndex(({ isUnderWay }) => isUnderWay);
        asked.set(agentId, oldest < 0 ? [] : ways.slice(oldest));
        // Whoever hears the outcome finds it no longer on its way.
        if (oldest < 0) tell();
        found(actId);
      };
      const timer = setTimeout(() => end(''), mostMs);
      const before = asked.get(agentId) ?? [];
      asked.set(agentId, [...before, way]);
      if (before.length === 0) tell();
      let actId = '';
      try {
        const outcome = await ask();
        actId = actOfOutcome(outcome);
        return outcome;
      } finally {
        end(actId);
      }
    },
    isBusy: (agentId) => (asked.get(agentId)?.length ?? 0) > 0,
    toUndo: async (agentId) => {
      const ways = [...(asked.get(agentId) ?? [])];
      if (ways.length === 0) return undoable(of(agentId));
      await Promise.all(ways.map(({ act }) => act));
      const ids = ways.toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole)).map(({ actId }) => actId);
      const acts = of(agentId).filter(({ id }) => ids.includes(id));
      return undoable(acts.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

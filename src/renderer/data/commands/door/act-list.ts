import { knownBy, toCitizenValues } from '#shared/domain/model/citizen-values';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';
import { UNREAD_MS } from '#shared/lib/unread';

import type { GuichetDatabase } from '../../database/collections';
import { bulksOf } from '../../plain';
import type { Act, LongAct, Undone } from './act';

const longest = 50;
const none: readonly Act[] = [];

/** What an undo came to. `act` = what it took back or was refused, `undefined` when there was none; `newestId` = the newest act by then, `''` = none. */
export type UndoOutcome = {
  readonly act: Act | undefined;
  readonly newestId: string;
  readonly result: Result<Undone, Refusal>;
};

/**
 * The acts of this session, each in the list of the person who did it: nobody sees or takes back what a colleague did here before
 * them, and whoever comes back finds their own (0042). Screens subscribe to it.
 */
export type ActList = {
  /** The acts of an agent, newest last; the same array until one is added or undone. */
  readonly of: (agentId: string) => readonly Act[];
  readonly add: (act: Act) => void;
  readonly mark: (id: string, as: 'undone' | 'stays') => void;
  /** Marks the acts of an agent of which nothing counts, given the events that changed nothing; one that counts again is offered again. */
  readonly markInVain: (agentId: string, eventIds: ReadonlySet<string>) => void;
  /** Forgets, of whoever did them here, the acts that name a person who was erased, and those that were undone: a word about one may still stand. */
  readonly forget: (name: string) => void;
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
  /** Undoes; `null` = this press is the one before, pressed twice: which act comes next can be read only once the first is back. */
  readonly undo: (agentId: string) => Promise<UndoOutcome | null>;
  /**
   * The same by Ctrl Z, which shows no act: one that was asked for before another place was shown, is minutes old, or stands behind one of which nothing
   * counts, goes at the second press only (0089, 0121).
   * The first one answers `null`, and `asked` names the act from then on.
   */
  readonly pressUndo: (agentId: string) => Promise<UndoOutcome | null>;
  /** The act that the next Ctrl Z takes back because the last one named it; `''` = none. */
  readonly asked: () => string;
  /** From now on something else is shown. */
  readonly move: () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The act that an undo takes back: the newest that stands and can be taken back. */
export const undoable = (acts: readonly Act[]): Act | undefined =>
  acts.findLast(({ undone, stays, inVain = false }) => !undone && !stays && !inVain);

/** What hangs is on its way no longer than this, milliseconds. */
const mostMs = 15_000;

/** An undo that hangs holds the key no longer than this, milliseconds: longer than it waits for what is on its way. */
const mostUndoMs = 20_000;
/** Within this time nobody has read why an undo was refused, milliseconds. */
const refusalMs = 2_500;
/** What is longer ago was forgotten by whoever presses Ctrl Z for something else, milliseconds. */
const recentMs = 120_000;
/** The second press counts so long, milliseconds. */
const againMs = 10_000;

/** What was asked for: which act it came to (`''` = none), and the way of it while it is under way. */
type Way = { readonly act: Promise<string>; readonly isWhole: boolean; actId: string; isUnderWay: boolean };

/** During which visit of a place an act was asked for, and when it was done. */
type Origin = { readonly visit: number; readonly atMs: number };

/** The id of the act that a command came to; `''` = it was refused, or what it does is in no list. */
const actOfOutcome = (outcome: unknown): string => {
  const { ok, value } = (outcome ?? {}) as { readonly ok?: unknown; readonly value?: { readonly act?: Partial<Act> } };
  return (ok === true && value?.act?.id) || '';
};

export const createActList = (): ActList => {
  /** Of each agent what was asked for, in that order, from the oldest that is on its way on. */
  const waysOf = new Map<string, Way[]>();
  const byAgent = new Map<string, readonly Act[]>();
  const listeners = new Set<() => void>();
  let running: LongAct | null = null;
  /** How often something else was shown. */
  let visit = 0;
  const origins = new Map<string, Origin>();
  /** The last undo. */
  let before = { newestId: '', isUnderWay: false, untilMs: 0 };
  /** The act that the last Ctrl Z named. */
  let asked = { actId: '', atMs: 0 };
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const of = (agentId: string): readonly Act[] => byAgent.get(agentId) ?? none;
  const replace = (agentId: string, next: readonly Act[]): void => {
    byAgent.set(agentId, next);
    tell();
  };
  const name = (actId: string): void => {
    clearTimeout(forgetting);
    if (actId === '' && asked.actId === '') return;
    asked = { actId, atMs: performance.now() };
    if (actId !== '') forgetting = setTimeout(() => name(''), againMs);
    tell();
  };
  const isFar = ({ id }: Act): boolean => {
    const origin = origins.get(id);
    return origin?.visit !== visit || performance.now() - origin.atMs >= recentMs;
  };
  const toUndo: ActList['toUndo'] = async (agentId) => {
    const ways = [...(waysOf.get(agentId) ?? [])];
    if (ways.length === 0) return undoable(of(agentId));
    await Promise.all(ways.map(({ act }) => act));
    const ids = ways.toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole)).map(({ actId }) => actId);
    const acts = of(agentId).filter(({ id }) => ids.includes(id));
    return undoable(acts.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
  };
  const newestIdOf = (agentId: string): string => of(agentId).at(-1)?.id ?? '';
  /** Whether a press now is the last one, pressed twice. Taking back what was done after that undo is none. */
  const isDoubled = (agentId: string): boolean =>
    (before.isUnderWay || before.newestId === newestIdOf(agentId)) && performance.now() < before.untilMs;
  const undo: ActList['undo'] = async (agentId) => {
    const newestId = newestIdOf(agentId);
    if (isDoubled(agentId)) return null;
    const mine = { newestId, isUnderWay: true, untilMs: performance.now() + mostUndoMs };
    before = mine;
    name('');
    let [newestThen, readMs] = [newestId, UNREAD_MS];
    try {
      const act = await toUndo(agentId);
      newestThen = newestIdOf(agentId);
      const result: UndoOutcome['result'] = act ? await act.undo() : no({ code: 'nothingToUndo' });
      // Whoever presses again because nothing happened means no other act.
      if (!result.ok) readMs = refusalMs;
      return { act, newestId: newestThen, result };
    } finally {
      if (before === mine) before = { newestId: newestThen, isUnderWay: false, untilMs: performance.now() + readMs };
    }
  };
  const isBusy = (agentId: string): boolean => (waysOf.get(agentId)?.length ?? 0) > 0;
  return {
    of,
    add: (act) => {
      origins.set(act.id, { visit, atMs: performance.now() });
      replace(act.agentId, [...of(act.agentId), act].slice(-longest));
    },
    mark: (id, as) => {
      const agentId = [...byAgent.keys()].find((one) => of(one).some((act) => act.id === id));
      if (agentId === undefined) return;
      replace(
        agentId,
        of(agentId).map((act) => (act.id === id ? { ...act, [as]: true } : act)),
      );
    },
    markInVain: (agentId, eventIds) => {
      const isVain = ({ marks = [] }: Act): boolean => marks.length > 0 && marks.every((id) => eventIds.has(id));
      const acts = of(agentId);
      if (acts.every((act) => isVain(act) === (act.inVain ?? false))) return;
      replace(
        agentId,
        acts.map((act) => (isVain(act) === (act.inVain ?? false) ? act : { ...act, inVain: isVain(act) })),
      );
    },
    forget: (name) => {
      if (name === '') return;
      const names = (act: Act): boolean =>
        ('name' in act && act.name === name) || ('what' in act && act.what.includes(name));
      for (const [agentId, acts] of byAgent)
        if (acts.some(names))
          replace(
            agentId,
            acts.filter((act) => !act.undone && !names(act)),
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
        const ways = waysOf.get(agentId) ?? [];
        const oldest = ways.findIndex(({ isUnderWay }) => isUnderWay);
        waysOf.set(agentId, oldest < 0 ? [] : ways.slice(oldest));
        // Whoever hears the outcome finds it no longer on its way.
        if (oldest < 0) tell();
        found(actId);
      };
      const timer = setTimeout(() => end(''), mostMs);
      const before = waysOf.get(agentId) ?? [];
      waysOf.set(agentId, [...before, way]);
      if (before.length === 0) tell();
      const askedIn = visit;
      let actId = '';
      try {
        const outcome = await ask();
        actId = actOfOutcome(outcome);
        return outcome;
      } finally {
        const origin = origins.get(actId);
        if (origin) origins.set(actId, { ...origin, visit: askedIn });
        end(actId);
      }
    },
    isBusy,
    toUndo,
    undo,
    pressUndo: async (agentId) => {
      if (isDoubled(agentId)) return null;
      const acts = of(agentId);
      const last = undoable(acts);
      // The last act came to nothing. An agent who has not read that means to take back that one, not the one before.
      const isBehind = acts.findLast(({ undone, stays }) => !undone && !stays)?.inVain ?? false;
      // What is on its way was asked for just now.
      if (!last || isBusy(agentId) || !(isFar(last) || isBehind)) return undo(agentId);
      if (asked.actId !== last.id) name(last.id);
      // The key pressed twice is one press: nobody has read which act it is.
      else if (performance.now() - asked.atMs >= UNREAD_MS) return undo(agentId);
      return null;
    },
    asked: () => asked.actId,
    move: () => {
      visit += 1;
      name('');
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** An act of before that names a person who was erased is named no more, and its undo goes with it. */
export const forgetErased = (database: GuichetDatabase, acts: ActList): void =>
  void bulksOf<'citizens'>(database.citizens).subscribe((changes) => {
    for (const { document, before } of changes) {
      if (!document || document.erasedAt === '') continue;
      const known = before();
      if (known) acts.forget(knownBy(toCitizenValues(known)));
    }
  });

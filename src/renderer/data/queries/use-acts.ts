import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';

import type { Act, LongAct } from '../commands/door/act';
import { undoable, type UndoOutcome } from '../commands/door/act-list';
import { useDataState } from '../data-state';
import { useStation } from './use-station';

const noLongAct = (): null => null;
const none: readonly Act[] = [];
const readNone = (): readonly Act[] => none;
const subscribeNone = (): (() => void) => () => undefined;

/** What the person who sits here did since this window opened, newest last. */
export const useActs = (): readonly Act[] => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  return useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts ? () => acts.of(agentId) : readNone);
};

const isNever = (): boolean => false;

/** Whether something that the person who sits here asked for is on its way, the word of the server for example. */
export const useIsBusy = (): boolean => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  return useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts ? () => acts.isBusy(agentId) : isNever);
};

const namesNone = (): string => '';

/**
 * The undo of who sits here. `last` = what it takes back; `press` is Ctrl Z, which names an act of elsewhere first (`ActList.pressUndo`), and `asked` is that act
 * while its second press is awaited; `now` takes back at once, for a press that stands beside the name.
 */
export const useUndo = () => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  const last = undoable(useActs());
  const askedId = useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts?.asked ?? namesNone);
  return {
    last,
    asked: last?.id === askedId ? last : undefined,
    press: async (): Promise<UndoOutcome | null> => (await acts?.pressUndo(agentId)) ?? null,
    now: async (): Promise<UndoOutcome | null> => (await acts?.undo(agentId)) ?? null,
  };
};

/** What was done elsewhere is not in sight of whoever presses Ctrl Z here: another place of the window, or the strip over it, is something else. */
export const useShown = (place: string): void => {
  const state = useDataState();
  const acts = state.kind === 'ready' ? state.context.acts : null;
  useLayoutEffect(() => {
    acts?.move();
    return acts?.move;
  }, [acts, place]);
};

/** The acts that give a ticket. */
export const giveTicket: ReadonlySet<Act['code']> = new Set(['passageLogged', 'checkedIn', 'receivedToday']);

/** Whether one of these acts put a ticket into the queue: gave it, or let the person wait again. One that was only called or sent back by somebody comes anew. */
export const putInQueue = (acts: readonly Act[], label: string): boolean =>
  acts.some((act) => (giveTicket.has(act.code) || act.code === 'requeued') && 'label' in act && act.label === label);

/** Tells, when it is asked, whether the person who sits here put a ticket into the queue. Nothing is drawn again for an act. */
export const useIsOwnTicket = (): ((label: string) => boolean) => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  return (label) => state.kind === 'ready' && putInQueue(state.context.acts.of(agentId), label);
};

/** The act on many rows that the person who sits here has under way; `null` when there is none. */
export const useLongAct = (): LongAct | null => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  return useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts ? () => acts.running(agentId) : noLongAct);
};

/** The acts of who sits here of which nothing counts are neither offered to be taken back nor told as if they held. `eventIds` = what changed nothing. */
export const useInVain = (eventIds: readonly string[]): void => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  const key = eventIds.join(' ');
  useEffect(() => acts?.markInVain(agentId, new Set(key.split(' '))), [acts, agentId, key]);
};

/** The acts by which a desk takes a person in hand. */
const handing: ReadonlySet<Act['code']> = new Set(['called', 'recalled', 'started']);

/**
 * What the agent here did with a person whom another station took away cannot be taken back any more: the foot of the window does not offer
 * it. `label` = their ticket, `''` = nobody was taken away.
 */
export const useTakenAway = (label: string): void => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  useEffect(() => {
    if (label === '' || !acts) return;
    for (const act of acts.of(agentId))
      if (handing.has(act.code) && 'label' in act && act.label === label) acts.mark(act.id, 'stays');
  }, [acts, agentId, label]);
};

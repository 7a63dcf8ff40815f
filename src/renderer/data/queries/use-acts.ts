import { useEffect, useSyncExternalStore } from 'react';

import type { Act, LongAct } from '../commands/door/act';
import { useData, useDataState } from '../data-state';
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

/** Finds what Ctrl Z takes back, once nothing is on its way (`ActList.toUndo`), and the newest act by then. */
export const useToUndo = (): (() => Promise<{ readonly act: Act | undefined; readonly newest: Act | undefined }>) => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  return async () => {
    if (state.kind !== 'ready') return { act: undefined, newest: undefined };
    const { acts } = state.context;
    const act = await acts.toUndo(agentId);
    return { act, newest: acts.of(agentId).at(-1) };
  };
};

/** Reads the id of the newest act of the person who sits here, `''` = none. */
export const useNewestId = (): (() => string) => {
  const { acts } = useData();
  const { agentId } = useStation().settings;
  return () => acts.of(agentId).at(-1)?.id ?? '';
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

import { useSyncExternalStore } from 'react';

import type { Act, LongAct } from '../commands/door/act';
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

/** The acts that give a ticket. */
export const giveTicket: ReadonlySet<Act['code']> = new Set(['passageLogged', 'checkedIn', 'receivedToday']);

/** Tells, when it is asked, whether the person who sits here sent this ticket to the queue. Nothing is drawn again for an act. */
export const useIsOwnTicket = (): ((label: string) => boolean) => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  return (label) =>
    state.kind === 'ready' &&
    state.context.acts
      .of(agentId)
      .some((act) => (giveTicket.has(act.code) || act.code === 'requeued') && 'label' in act && act.label === label);
};

/** The act on many rows that the person who sits here has under way; `null` when there is none. */
export const useLongAct = (): LongAct | null => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  return useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts ? () => acts.running(agentId) : noLongAct);
};

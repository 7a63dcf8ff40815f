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

/** Whether a ticket number is of an act that the person who sits here did. */
export const useIsOwnTicket = (): ((label: string) => boolean) => {
  const acts = useActs();
  return (label) => acts.some((act) => 'label' in act && act.label === label);
};

/** The act on many rows that the person who sits here has under way; `null` when there is none. */
export const useLongAct = (): LongAct | null => {
  const state = useDataState();
  const { agentId } = useStation().settings;
  const acts = state.kind === 'ready' ? state.context.acts : null;
  return useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts ? () => acts.running(agentId) : noLongAct);
};

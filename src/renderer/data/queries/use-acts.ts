import { useSyncExternalStore } from 'react';

import type { Act } from '../commands/act';
import { useDataState } from '../data-state';
import { useStation } from './use-station';

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

import { useSyncExternalStore } from 'react';

import type { Act } from '../commands/act';
import { useDataState } from '../data-state';

const none: readonly Act[] = [];
const readNone = (): readonly Act[] => none;
const subscribeNone = (): (() => void) => () => undefined;

/** What was done in this window since it opened, newest last. */
export const useActs = (): readonly Act[] => {
  const state = useDataState();
  const acts = state.kind === 'ready' ? state.context.acts : null;
  return useSyncExternalStore(acts?.subscribe ?? subscribeNone, acts?.all ?? readNone);
};

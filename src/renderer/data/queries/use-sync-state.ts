import { useState, useSyncExternalStore } from 'react';

import { localKeyValues } from '../../platform/local-key-values';
import type { SyncState } from '../../sync/sync-state';
import { useData, useDataState } from '../data-state';

export type { SyncKind, SyncState, WaitingWrite } from '../../sync/sync-state';
export { isCutOff, isOutOfReach } from '../../sync/sync-state';

const notEnrolled: SyncState = {
  kind: 'notEnrolled',
  since: '',
  lastExchange: '',
  toSend: 0,
  waiting: [],
  refused: [],
  conflicts: 0,
  driftMs: 0,
  wentBackAt: '',
  received: 0,
  nextTry: '',
};
const readNone = (): SyncState => notEnrolled;
const none = (): void => undefined;

/** Tries the server again at once. */
export const useRetrySync = (): (() => void) => {
  const state = useDataState();
  return state.kind === 'ready' ? state.retry : none;
};

const subscribeNone = (): (() => void) => () => undefined;

/** How this desk stands with its server, live. */
export const useSyncState = (): SyncState => {
  const state = useDataState();
  const sync = state.kind === 'ready' ? state.sync : null;
  return useSyncExternalStore(sync?.subscribe ?? subscribeNone, sync?.read ?? readNone);
};

/** Whether this desk has received everything once: before that it can say of nobody that they are not there. */
export const useIsWhole = (): boolean => useSyncState().kind !== 'receiving';

const seenKey = 'wentBackSeen';

/**
 * The instant at which the server last went on from a backup or an older copy, for a day; `''` = it did not, or somebody at this
 * desk has seen it. `see` notes that, also for after a reload.
 */
export const useWentBack = (): { readonly at: string; readonly see: () => void } => {
  const { siteId, deviceId } = useData();
  const { wentBackAt } = useSyncState();
  const [seen, setSeen] = useState('');
  const keys = localKeyValues(`guichet.${siteId}.${deviceId}.`);
  const isSeen = wentBackAt === seen || wentBackAt === keys.read(seenKey);
  const see = (): void => {
    keys.write(seenKey, wentBackAt);
    setSeen(wentBackAt);
  };
  return { at: isSeen ? '' : wentBackAt, see };
};

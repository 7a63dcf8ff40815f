import { useSyncExternalStore } from 'react';

import type { SyncState } from '../../sync/sync-state';
import { useDataState } from '../data-state';

export type { SyncKind, SyncState, WaitingWrite } from '../../sync/sync-state';

const notEnrolled: SyncState = {
  kind: 'notEnrolled',
  since: '',
  lastExchange: '',
  toSend: 0,
  waiting: [],
  refused: [],
  conflicts: 0,
  driftMs: 0,
};
const readNone = (): SyncState => notEnrolled;
const subscribeNone = (): (() => void) => () => undefined;

/** How this desk stands with its server, live. */
export const useSyncState = (): SyncState => {
  const state = useDataState();
  const sync = state.kind === 'ready' ? state.sync : null;
  return useSyncExternalStore(sync?.subscribe ?? subscribeNone, sync?.read ?? readNone);
};

import { useCallback, useState, useSyncExternalStore } from 'react';

import { deviceKeyValues } from '../../platform/local-key-values';
import type { SyncKind, SyncState } from '../../sync/sync-state';
import { useData, useDataState } from '../data-state';
import { tellSoon } from '../news';

export type { ShutOut } from '../../sync/contact';
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
  shutOut: { agentIds: [], at: '' },
  withheld: [],
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

/**
 * A part of how this desk stands with its server, live. Every write goes into the outbox and out of it again: a screen that shows one part
 * is not drawn anew for that. `part` gives the same value, or the same object, as long as that part does not change.
 */
export const useSyncPart = <Part>(part: (state: SyncState) => Part): Part => {
  const state = useDataState();
  const sync = state.kind === 'ready' ? state.sync : null;
  const read = sync?.read ?? readNone;
  const subscribe = useCallback(
    // With what else the store says of the same act.
    (listener: () => void) => sync?.subscribe(() => tellSoon(listener)) ?? none,
    [sync],
  );
  return useSyncExternalStore(subscribe, () => part(read()));
};

const whole = (state: SyncState): SyncState => state;

/** How this desk stands with its server, live: drawn anew at every write. */
export const useSyncState = (): SyncState => useSyncPart(whole);

const kindOf = ({ kind }: SyncState): SyncKind => kind;

/** In one word how this desk stands with its server. */
export const useSyncKind = (): SyncKind => useSyncPart(kindOf);

/** Whether the server has taken all that this desk wrote of a document. */
export const useIsExchanged = (id: string): boolean =>
  useSyncPart(({ waiting, refused }) => ![...waiting, ...refused].some((write) => write.id === id));

/** Whether this desk has received everything once: before that it can say of nobody that they are not there. */
export const useIsWhole = (): boolean => useSyncPart(({ kind }) => kind !== 'receiving');

const comesBack: ReadonlySet<SyncKind> = new Set(['connecting', 'receiving']);

/**
 * Whether this desk comes back after days and has not heard yet what its town erased or let go of meanwhile. Not while its server is out of reach: work goes on with
 * what is here. Once it is over it is over until the next start.
 */
export const useIsComingBack = (): boolean => {
  const state = useDataState();
  const kind = useSyncKind();
  const [isOver, setOver] = useState(false);
  const isComing = state.kind === 'ready' && state.wasAway && !isOver && comesBack.has(kind);
  if (state.kind === 'ready' && !isComing && !isOver) setOver(true);
  return isComing;
};

const seenKey = 'wentBackSeen';

/**
 * The instant at which the server last went on from a backup or an older copy, for a day; `''` = it did not, or somebody at this
 * desk has seen it. `see` notes that, also for after a reload.
 */
export const useWentBack = (): { readonly at: string; readonly see: () => void } => {
  const keys = deviceKeyValues(useData());
  const wentBackAt = useSyncPart((sync) => sync.wentBackAt);
  const [seen, setSeen] = useState('');
  const isSeen = wentBackAt === seen || wentBackAt === keys.read(seenKey);
  const see = (): void => {
    keys.write(seenKey, wentBackAt);
    setSeen(wentBackAt);
  };
  return { at: isSeen ? '' : wentBackAt, see };
};

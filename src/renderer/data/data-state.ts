import { createContext, use, useSyncExternalStore } from 'react';

import type { LineFault, ServerFault, StationSettings } from '#shared/ipc/contract';

import type { SyncState } from '../sync/sync-state';
import type { DataContext } from './context';
import type { DataFault } from './data-fault';

/** A value that changes, and how to hear of it. */
export type Live<Value> = { readonly read: () => Value; readonly subscribe: (listener: () => void) => () => void };

/** How the local store stands: `notEnrolled` = this station has not joined a town hall yet. */
export type DataState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'notEnrolled' }
  | { readonly kind: 'fault'; readonly fault: DataFault }
  | {
      readonly kind: 'ready';
      readonly context: DataContext;
      readonly sync: Live<SyncState>;
      /** See `OpenedData`. */
      readonly wasAway: boolean;
      readonly retry: () => void;
    };

export type Station = {
  readonly settings: StationSettings;
  readonly update: (patch: Partial<StationSettings>) => Promise<void>;
};

export type DataHandle = {
  readonly state: DataState;
  readonly station: Station;
  /** Why what answers at the address of the server is not trusted, `null` = it is, or nothing answers. */
  readonly lineFault: LineFault | null;
  /** Why the server of this station did not start, `null` = it is there, on its way, or elsewhere. */
  readonly serverFault: ServerFault | null;
};

export const DataHandleContext = createContext<DataHandle | null>(null);

const useHandle = (): DataHandle => {
  const handle = use(DataHandleContext);
  if (!handle) throw new Error('Outside of DataProvider');
  return handle;
};

/** How the local store stands, also before this station has joined a town hall. */
export const useDataState = (): DataState => useHandle().state;

/** The open store. Only below a screen that the shell shows when the state is `ready`. */
export const useData = (): DataContext => {
  const { state } = useHandle();
  if (state.kind !== 'ready') throw new Error(`The store is not ready: ${state.kind}`);
  return state.context;
};

/** Why what answers at the address of the server is not trusted, and why that of this station did not start; `null` = neither is so. */
export const useServerTrouble = (): Pick<DataHandle, 'lineFault' | 'serverFault'> => useHandle();

/** Whether the open store keeps nothing any more. */
export const useStoreLoss = (): boolean => {
  const { storeLoss } = useData();
  return useSyncExternalStore(storeLoss.subscribe, storeLoss.read);
};

/** The settings of this station, and the way to change them. */
export const useStationHandle = (): Station => useHandle().station;

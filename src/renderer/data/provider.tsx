import { useCallback, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';

import type { DataContext } from './context';
import { DataHandleContext, type DataHandle } from './data-state';
import { useOpenedData } from './use-opened-data';
import type { StationLine } from './use-station-settings';

export type DataProviderProps = { readonly line: StationLine; readonly children: ReactNode };

/**
 * Opens the store of this station and keeps it in exchange with its server. Its children show once the settings of the
 * station are known, and ask `useDataState()` how the store stands.
 */
export const DataProvider = ({ line, children }: DataProviderProps) => {
  const { settings, connection, update } = line;
  // Commands ask at the moment of writing who is at this station.
  const who = useRef({ agentId: '', deskId: '' });
  useLayoutEffect(() => {
    who.current = { agentId: settings?.agentId ?? '', deskId: settings?.deskId ?? '' };
  }, [settings]);
  const station: DataContext['station'] = useCallback(() => who.current, []);
  // The server of this very station takes a moment to start; only a member without a connection has to join.
  const starting = connection === null && (settings?.mode === 'demo' || settings?.mode === 'hub');
  const state = useOpenedData(starting ? undefined : connection, station);
  const lineFault = connection?.lineFault ?? null;
  const serverFault = connection?.serverFault ?? null;
  const handle = useMemo(
    (): DataHandle | null => settings && { state, station: { settings, update }, lineFault, serverFault },
    [state, settings, update, lineFault, serverFault],
  );
  return handle && <DataHandleContext value={handle}>{children}</DataHandleContext>;
};

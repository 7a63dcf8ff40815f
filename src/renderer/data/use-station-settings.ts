import { useCallback, useEffect, useState } from 'react';

import type { Connection, StationSettings } from '#shared/ipc/contract';

import { guichetBridge } from '../platform/bridge';

export type StationLine = {
  /** `null` until the main process has answered. */
  readonly settings: StationSettings | null;
  /** `undefined` until the main process has answered, `null` before this station has joined a town hall. */
  readonly connection: Connection | null | undefined;
  /** Asks for the settings again. */
  readonly ask: () => Promise<void>;
  readonly update: (patch: Partial<StationSettings>) => Promise<void>;
};

/** The settings of this station and its way to the server, kept by the main process. `onFault` hears that it does not answer; it must never change. */
export const useStationSettings = (onFault: (error: unknown) => void): StationLine => {
  const [settings, setSettings] = useState<StationSettings | null>(null);
  const [connection, setConnection] = useState<Connection | null | undefined>(undefined);

  const read = useCallback(async (): Promise<void> => {
    const asked = await guichetBridge()?.invoke('station.get', undefined);
    if (asked) setSettings(asked);
  }, []);
  const ask = useCallback(() => read().catch(onFault), [read, onFault]);

  useEffect(() => {
    const bridge = guichetBridge();
    if (!bridge) return;
    bridge.invoke('station.get', undefined).then(setSettings, onFault);
    bridge.invoke('hub.connection', undefined).then(setConnection, onFault);
    return bridge.on('hub.changed', (latest) => {
      // The mode of the station changes with its connection.
      void read().then(() => setConnection(latest));
    });
  }, [read, onFault]);

  const update = useCallback(async (patch: Partial<StationSettings>): Promise<void> => {
    const saved = await guichetBridge()?.invoke('station.set', patch);
    if (saved) setSettings(saved);
  }, []);

  return { settings, connection, ask, update };
};

import { useCallback, useEffect, useState } from 'react';

import type { Connection, StationSettings } from '#shared/ipc/contract';

import { guichetBridge } from '../platform/bridge';

export type StationLine = {
  /** `null` until the main process has answered. */
  readonly settings: StationSettings | null;
  /** `undefined` until the main process has answered, `null` before this station has joined a town hall. */
  readonly connection: Connection | null | undefined;
  readonly update: (patch: Partial<StationSettings>) => Promise<void>;
};

/** The settings of this station and its way to the server, kept by the main process. */
export const useStationSettings = (): StationLine => {
  const [settings, setSettings] = useState<StationSettings | null>(null);
  const [connection, setConnection] = useState<Connection | null | undefined>(undefined);

  useEffect(() => {
    const bridge = guichetBridge();
    if (!bridge) return;
    const read = async (): Promise<void> => setSettings(await bridge.invoke('station.get', undefined));
    void read();
    void bridge.invoke('hub.connection', undefined).then(setConnection);
    return bridge.on('hub.changed', (latest) => {
      // The mode of the station changes with its connection.
      void read().then(() => setConnection(latest));
    });
  }, []);

  const update = useCallback(async (patch: Partial<StationSettings>): Promise<void> => {
    const saved = await guichetBridge()?.invoke('station.set', patch);
    if (saved) setSettings(saved);
  }, []);

  return { settings, connection, update };
};

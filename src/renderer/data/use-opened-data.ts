import { useEffect, useState } from 'react';

import type { Connection } from '#shared/ipc/contract';

import { guichetBridge } from '../platform/bridge';
import { now, setClockOffset } from '../platform/clock';
import { newId } from '../platform/ids';
import { leadByLock } from '../sync/lead-by-lock';
import type { DataContext } from './context';
import { toDataFault } from './data-fault';
import type { DataState } from './data-state';
import { dexieStorage } from './database/dexie-storage';
import { openData, type OpenedData } from './open-data';

const report = (code: string, detail: string): void => {
  void guichetBridge()?.invoke('log.report', { level: 'error', code, detail: detail.slice(0, 2_000) });
};

const onFault = (error: unknown): void => report('sync.fault', toDataFault(error).detail);

const open = (connection: Connection, station: DataContext['station']): Promise<OpenedData> =>
  openData({
    connection,
    storeName: connection.siteId,
    storage: dexieStorage(),
    multiInstance: true,
    station,
    now,
    newId,
    random: Math.random,
    lead: leadByLock(connection.siteId),
    onFault,
    onClockOffset: setClockOffset,
  });

const listenForWakeUps = (wake: () => void): (() => void) => {
  window.addEventListener('online', wake);
  const stopPower = guichetBridge()?.on('power.resumed', wake);
  return () => {
    window.removeEventListener('online', wake);
    stopPower?.();
  };
};

/** The closing of the store before: one is opened only after the other has let go of the database. */
let closing: Promise<unknown> = Promise.resolve();

/**
 * Opens the store for a connection and closes it with it. `undefined` = not known yet. `attempt` counts the presses on
 * « try again ».
 */
export const useOpenedData = (
  connection: Connection | null | undefined,
  station: DataContext['station'],
  attempt: number,
): DataState => {
  const [state, setState] = useState<DataState>({ kind: 'opening' });
  const key = connection ? JSON.stringify(connection) : String(connection);
  useEffect(() => {
    if (!connection) {
      setState({ kind: connection === null ? 'notEnrolled' : 'opening' });
      return;
    }
    let gone = false;
    let stopWakeUps = (): void => undefined;
    setState({ kind: 'opening' });
    const opening = closing.then(() => open(connection, station));
    opening.then(
      ({ context, sync, wake }) => {
        if (gone) return;
        stopWakeUps = listenForWakeUps(wake);
        setState({ kind: 'ready', context, sync });
      },
      (error: unknown) => {
        const fault = toDataFault(error);
        report(`data.${fault.code}`, fault.detail);
        if (!gone) setState({ kind: 'fault', fault });
      },
    );
    return () => {
      gone = true;
      stopWakeUps();
      closing = opening.then((opened) => opened.close()).catch(() => undefined);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for the connection, `station` never changes
  }, [key, attempt]);
  return state;
};

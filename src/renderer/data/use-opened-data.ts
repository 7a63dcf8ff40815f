import { useEffect, useState } from 'react';

import type { Connection } from '#shared/ipc/contract';

import { guichetBridge } from '../platform/bridge';
import { followedMs, followServer, machineNow, now, onClockSet, setClockOffset } from '../platform/clock';
import { newId } from '../platform/ids';
import { deviceKeyValues } from '../platform/local-key-values';
import { leadByLock } from '../sync/lead-by-lock';
import { followedDrift } from '../sync/watch-sync-state';
import { windowChannel } from '../sync/window-channel';
import type { DataContext } from './context';
import { toDataFault } from './data-fault';
import type { DataState } from './data-state';
import { dexieStorage } from './database/dexie-storage';
import { openData, type OpenedData } from './open-data';
import { whenFirstShown } from './queries/first-shown';
import { sealEarlier } from './seal/seal-earlier';
import { eraseSite, giveUpStore, openStoreSeal, storeNamesOf, storeNotes, unsentIn } from './seal/store-seal';
import { dexieReadings } from './readings/dexie-readings';
import { dexieSheets } from './sheets/dexie-sheets';

const report = (code: string, detail: string): void => {
  void guichetBridge()?.invoke('log.report', { level: 'error', code, detail: detail.slice(0, 2_000) });
};

const firstShownMs = 1_500;

const onFault = (error: unknown): void => report('sync.fault', toDataFault(error).detail);

const renewToken = async (): Promise<string | null> =>
  (await guichetBridge()?.invoke('hub.renewToken', undefined)) ?? null;

/** The elected have a store of their own: what a desk on this computer once held is none of theirs. */
const storeNameOf = ({ siteId, isElected = false }: Connection): string =>
  storeNamesOf(siteId)[isElected ? 'elected' : 'desk'];

const open = async (connection: Connection, station: DataContext['station']): Promise<OpenedData> => {
  const storeName = storeNameOf(connection);
  const calm = whenFirstShown(firstShownMs);
  const data = await openData({
    connection,
    storeName,
    storage: dexieStorage(await openStoreSeal()),
    multiInstance: true,
    station,
    now,
    machineNow,
    knownDriftMs: followedMs(),
    newId,
    random: Math.random,
    lead: leadByLock(connection.siteId),
    onFault,
    onClockOffset: setClockOffset,
    onDrift: (driftMs) => followServer(followedDrift(driftMs)),
    calm,
    renewToken,
    sheets: dexieSheets(storeName),
    sheetsOfSite: (siteId) => dexieSheets(`${storeName}-of-${siteId}`),
    readings: dexieReadings(storeName),
    keys: deviceKeyValues(connection),
    channel: windowChannel(`guichet-sync-${connection.siteId}`),
  });
  void calm.then(() => sealEarlier(data.context.database, storeNotes(storeName))).catch(onFault);
  return data;
};

/** Gives up the store of a connection whose key is gone. What the server has not received is lost; nothing else. */
export const beginAnew = (connection: Connection): Promise<void> => giveUpStore(storeNameOf(connection));

/** Erases what this computer holds of a site, on the word of its server. Throws where something stays. */
export const eraseStation = async (siteId: string): Promise<void> => {
  const done = await guichetBridge()?.invoke('wipe.erased', { siteId, ...(await eraseSite(siteId)) });
  if (done?.ok !== true) throw new Error('wipe');
};

/** How many writes that would be. */
export const unsentBy = (connection: Connection): Promise<number> => unsentIn(storeNameOf(connection));

const listenForWakeUps = (wake: () => void): (() => void) => {
  window.addEventListener('online', wake);
  const stopPower = guichetBridge()?.on('power.resumed', wake);
  // A clock that was put right makes the time wrong that was put right before: the server says at once.
  const stopClock = onClockSet(wake);
  return () => {
    window.removeEventListener('online', wake);
    stopPower?.();
    stopClock();
  };
};

/** The closing of the store before: one is opened only after the other has let go of the database. */
let closing: Promise<unknown> = Promise.resolve();

/** Who this desk is at which site: the store belongs to it. Token and address only tell how the server is reached. */
const storeKey = ({ siteId, deviceId, series, isElected = false }: Connection): string =>
  JSON.stringify([siteId, deviceId, series, isElected]);

type Opened = { readonly key: string; readonly data: OpenedData };

/** The exchange follows a new token or address without a change of store. */
const useWay = (opened: Opened | null, connection: Connection | null | undefined): void => {
  useEffect(() => {
    if (opened && connection && opened.key === storeKey(connection)) opened.data.connect(connection);
  }, [opened, connection]);
};

/** Opens the store for a connection and closes it with it. `undefined` = not known yet. */
export const useOpenedData = (
  connection: Connection | null | undefined,
  station: DataContext['station'],
): DataState => {
  const [state, setState] = useState<DataState>({ kind: 'opening' });
  const [opened, setOpened] = useState<Opened | null>(null);
  const key = connection ? storeKey(connection) : String(connection);
  useWay(opened, connection);
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
      (data) => {
        if (gone) return;
        stopWakeUps = listenForWakeUps(data.wake);
        setOpened({ key, data });
        const { context, sync, wasAway, wake } = data;
        setState({ kind: 'ready', context, sync, wasAway, retry: wake });
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
      setOpened(null);
      closing = opening.then((data) => data.close()).catch(() => undefined);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for whose store it is, `station` never changes
  }, [key]);
  return state;
};

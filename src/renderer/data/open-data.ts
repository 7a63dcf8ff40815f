import type { RxStorage } from 'rxdb/plugins/core';

import type { Connection } from '#shared/ipc/contract';

import { createAuthority, noAuthority } from '../sync/authority';
import { createContact } from '../sync/contact';
import { createHttp } from '../sync/http';
import { startSync, type SyncEngine, type SyncOptions } from '../sync/sync-engine';
import type { SyncState } from '../sync/sync-state';
import { watchSyncState } from '../sync/watch-sync-state';
import { createActList } from './commands/act-list';
import type { DataContext } from './context';
import type { Live } from './data-state';
import { openDatabase } from './database/open-database';
import { createOutbox } from './outbox';
import { createRegisterClock } from './register-clock';
import { sweepOutbox } from './sweep-outbox';

export type OpenDataOptions = {
  readonly connection: Connection;
  /** The id of the site, unless a test opens several stores of one site in one process. */
  readonly storeName: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
  readonly storage: RxStorage<any, any>;
  readonly multiInstance: boolean;
  readonly station: DataContext['station'];
  readonly now: () => Date;
  readonly newId: () => string;
  readonly random: () => number;
  readonly lead: SyncOptions['lead'];
  readonly onFault: (error: unknown) => void;
  readonly onClockOffset: (ms: number) => void;
};

export type OpenedData = {
  readonly context: DataContext;
  readonly sync: Live<SyncState>;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the store of a site and starts to exchange with its server. Without a token it works on this desk alone. */
export const openData = async (options: OpenDataOptions): Promise<OpenedData> => {
  const { connection, now, newId, random, lead, onFault, onClockOffset } = options;
  const { siteId, deviceId, token } = connection;
  const database = await openDatabase({
    storeName: options.storeName,
    storage: options.storage,
    multiInstance: options.multiInstance,
  });
  await sweepOutbox(database);
  const contact = createContact(now);
  const http = token === null ? null : createHttp(connection.baseUrl, token);
  const outbox = createOutbox(database);
  const engine: SyncEngine | null =
    http && startSync({ database, outbox, http, siteId, contact, now, random, lead, onFault, onClockOffset });
  const watch = watchSyncState(database, http !== null, contact, now);
  await watch.counted;
  const context: DataContext = {
    siteId,
    deviceId,
    deviceSeries: connection.series,
    database,
    authority: http ? createAuthority(http) : noAuthority,
    acts: createActList(),
    now,
    newId,
    station: options.station,
    registerStamp: createRegisterClock(deviceId, now),
  };
  return {
    context,
    sync: watch,
    wake: () => engine?.wake(),
    close: async () => {
      await engine?.stop();
      watch.stop();
      await database.close();
    },
  };
};

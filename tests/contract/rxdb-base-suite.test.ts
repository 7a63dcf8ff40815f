import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { addRxPlugin } from 'rxdb/plugins/core';
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { wrappedValidateZSchemaStorage } from 'rxdb/plugins/validate-z-schema';
import { afterAll, beforeAll, describe } from 'vitest';

import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { Store } from '#server/store/port';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';

import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { startPlainServer } from './support/plain-server';
import { prepareForSuite } from './support/suite-needs';

prepareForSuite();
const { runReplicationBaseTestSuite, setConfig } = await import('rxdb/plugins/test-utils');

// The suite opens its databases with options that RxDB takes in its development mode alone.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);
addRxPlugin(RxDBLocalDocumentsPlugin);
const storage = wrappedValidateZSchemaStorage({ storage: getRxStorageMemory() });
setConfig({
  storage: { name: 'memory', getStorage: () => storage, getPerformanceStorage: () => ({ storage, description: '' }) },
} as never);

const folder = mkdtempSync(path.join(tmpdir(), 'guichet-suite-'));
let postgres: TestPostgres | undefined;

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  SQLite: () =>
    openSqliteStore({ file: path.join(folder, 'suite.sqlite'), at: new Date().toISOString(), epoch: randomUUID() }),
  PostgreSQL: async () => {
    postgres = await startPostgres();
    return openPostgresStore({
      url: await postgres.createDatabase(),
      at: new Date().toISOString(),
      epoch: randomUUID(),
    });
  },
};

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.keys(stores))('RxDB’s own suite against our server on %s', (name) => {
  let store: Store;
  let server: Awaited<ReturnType<typeof startPlainServer>>;

  beforeAll(async () => {
    const open = stores[name];
    if (!open) throw new Error(name);
    store = await open();
    server = await startPlainServer(store);
  }, 240_000);
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  runReplicationBaseTestSuite({
    startReplication: (collection) => server.start(collection, true),
    syncOnce: async (collection) => {
      const state = await server.start(collection, false);
      await state.awaitInitialReplication();
    },
    getAllServerDocs: () => server.documents(),
    cleanUpServer: () => Promise.resolve(server.renew()),
    softDeletes: true,
    isDeleted: (document: { readonly _deleted: boolean }) => document._deleted,
    getPrimaryOfServerDoc: (document: { readonly passportId: string }) => document.passportId,
  });
});

import { addRxPlugin, createRxDatabase, type HashFunction, type RxStorage } from 'rxdb/plugins/core';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';

import { collectionNames } from '#shared/domain/model/collections';
import { allRules, type SyncRules } from '#shared/sync/rules';

import { NoStoreKey } from '../seal/store-seal';
import type { GuichetCollections, GuichetDatabase } from './collections';
import { conflictHandlerOf } from './conflict-handler';
import { outboxSchema } from './outbox-schema';
import { createResend, keepResend } from './resend';
import { migrationSteps, rxSchemaOf } from './rx-schema';
import { hasEarlierRows, migrateRows, opensStore, requireNoNewer } from './store-versions';

addRxPlugin(RxDBMigrationSchemaPlugin);

export type OpenOptions = {
  /** Names the store: the id of the site. */
  readonly storeName: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
  readonly storage: RxStorage<any, any>;
  /** Several windows share the store; a test with one may say no. */
  readonly multiInstance?: boolean;
  readonly hashFunction?: HashFunction;
  readonly rules?: SyncRules;
};

/** Opens the store of a site: one database for a site, so that a desk that changes sites never mixes them. Throws `NoStoreKey`, `NewerStore`. */
export const openDatabase = async (options: OpenOptions): Promise<GuichetDatabase> => {
  const { storeName, storage, multiInstance = true, hashFunction, rules = allRules } = options;
  const database = await createRxDatabase<GuichetCollections>({
    name: `guichet-${storeName.toLowerCase()}`,
    storage,
    multiInstance,
    eventReduce: true,
    ...(hashFunction ? { hashFunction } : {}),
  });
  const resend = createResend();
  keepResend(database, resend);
  const synced = collectionNames.map((name) => [
    name,
    {
      schema: rxSchemaOf(name),
      conflictHandler: conflictHandlerOf(name, rules, resend[name]),
      migrationStrategies: migrationSteps[name],
      autoMigrate: false,
    },
  ]);
  try {
    await requireNoNewer(database);
    await database.addCollections({ ...Object.fromEntries(synced), outbox: { schema: outboxSchema } });
    // With another key every row would seem damaged, and what was not sent would be taken for lost.
    if (!(await opensStore(database))) throw new NoStoreKey('gone');
    await migrateRows(database);
    if (!(await hasEarlierRows(database))) return database;
    // Two upgrades met: of the rows of an earlier one that was cut, a collection brings up one version at a time.
    await database.close();
    return await openDatabase(options);
  } catch (error) {
    await database.close();
    throw error;
  }
};

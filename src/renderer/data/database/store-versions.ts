import { getAllCollectionDocuments } from 'rxdb/plugins/core';

import { collectionNames, type CollectionName } from '#shared/domain/model/collections';

import { openMeta } from '../../sync/meta-storage';
import { opensRows } from '../seal/sealed-storage';
import type { GuichetDatabase } from './collections';
import { outboxSchema } from './outbox-schema';
import { schemaVersions } from './rx-schema';

/** A store that a newer version of Guichet wrote. RxDB would begin empty collections beside it, without what this desk has not sent. */
export class NewerStore extends Error {
  constructor(collection: string) {
    super(`${collection} was written by a newer version`);
  }
}

const versionOf = (collection: string): number | undefined =>
  collection === 'outbox' ? outboxSchema.version : schemaVersions[collection as CollectionName];

type Kept = { readonly name: string; readonly version: number };

/** Which versions of its collections the store has on the disk; two of one while a migration is under way, or was cut. */
const keptIn = async (database: GuichetDatabase): Promise<readonly Kept[]> =>
  (await getAllCollectionDocuments(database.internalStore)).map(({ data: { name, version } }) => ({ name, version }));

/** Throws `NewerStore` before a collection is opened. One that this version does not know is left alone. */
export const requireNoNewer = async (database: GuichetDatabase): Promise<void> => {
  const newer = (await keptIn(database)).find(({ name, version }) => version > (versionOf(name) ?? version));
  if (newer) throw new NewerStore(newer.name);
};

/** How many versions before this one the store has rows of. */
const earlierOf = async (database: GuichetDatabase, collection: CollectionName): Promise<number> =>
  schemaVersions[collection] === 0
    ? 0
    : (await keptIn(database)).filter(
        ({ name, version }) => name === collection && version < schemaVersions[collection],
      ).length;

/** Whether the store has rows of a version before this one. */
export const hasEarlierRows = async (database: GuichetDatabase): Promise<boolean> => {
  for (const name of collectionNames) if ((await earlierOf(database, name)) > 0) return true;
  return false;
};

/**
 * Whether the key of the store opens its rows, those of an earlier version too. Asked before they are brought up: under another key RxDB would copy what stays
 * clear of them, and remove the rest with the old collection.
 */
export const opensStore = async (database: GuichetDatabase): Promise<boolean> => {
  const earlier = (await getAllCollectionDocuments(database.internalStore)).filter(
    ({ data: { name, version } }) => version < (versionOf(name) ?? 0),
  );
  const opening = earlier.map(({ data: { name, schema } }) => openMeta(database, name, schema));
  const storages = await Promise.all(opening);
  try {
    return await opensRows(Object.values(database.collections), storages);
  } finally {
    await Promise.all(storages.map((storage) => storage.close()));
  }
};

type Migration = ReturnType<GuichetDatabase['tickets']['getMigrationState']>;

/** Rejects with the first error of a migration. RxDB tries a write that failed again and again, also on a disk that is full, and tells nobody. */
const faultOf = ({ replicationStates }: Migration): Promise<never> =>
  new Promise((_, reject) => {
    const add = replicationStates.add.bind(replicationStates);
    replicationStates.add = (one) => {
      one.events.error.subscribe(reject);
      return add(one);
    };
  });

/** RxDB’s own is 10: a store of a large town would wait for the disk thousands of times. */
const rowsAtOnce = 500;

/**
 * Brings rows of an earlier version up to this one, before anybody reads or writes. RxDB copies them into a collection beside the old one, notes how far it
 * came, and removes the old one last: one that is killed goes on at the next opening. Its `migratePromise` is not asked: it answers by what an earlier try
 * noted in the store, so a disk that was full once would refuse the store for good.
 */
export const migrateRows = async (database: GuichetDatabase): Promise<void> => {
  for (const name of collectionNames) {
    const before = await earlierOf(database, name);
    if (before === 0) continue;
    const migration = database.collections[name].getMigrationState();
    await Promise.race([faultOf(migration), migration.startMigration(rowsAtOnce)]);
    if ((await earlierOf(database, name)) >= before) throw new Error(`migration of ${name}`);
  }
};

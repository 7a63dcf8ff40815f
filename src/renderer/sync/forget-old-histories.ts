import { getAllCollectionDocuments, removeConnectedStorageFromCollection } from 'rxdb/plugins/core';

import type { GuichetDatabase } from '../data/database/collections';
import { metaPrefix, openMeta } from './meta-storage';
import type { Replication } from './replicate-collection';

/**
 * Removes what RxDB keeps of the exchange with other histories of the server: a second copy of every document, left behind
 * when the app died between two histories.
 */
export const forgetOldHistories = async (
  database: GuichetDatabase,
  replications: ReadonlyMap<string, Replication>,
): Promise<void> => {
  const present = new Set<string>();
  for (const { state } of replications.values()) present.add((await state.metaInfoPromise).collectionName);
  for (const known of await getAllCollectionDocuments(database.internalStore)) {
    const name = replications.has(known.data.name) ? known.data.name : '';
    const collection = replications.get(name)?.state.collection;
    if (!collection) continue;
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix) || present.has(collectionName)) continue;
      const storage = await openMeta(database, collectionName, schema);
      await storage.remove();
      await removeConnectedStorageFromCollection(collection, collectionName, schema as never);
    }
  }
};

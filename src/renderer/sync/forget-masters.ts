import { getAllCollectionDocuments, type RxStorageInstance } from 'rxdb/plugins/core';

import type { CollectionName } from '#shared/domain/model/collections';

import type { GuichetDatabase } from '../data/database/collections';
import { metaPrefix, openMeta } from './meta-storage';

type MetaDocument = { readonly id: string };

const atOnce = 500;

const forgetIn = async (
  // oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
  storage: RxStorageInstance<MetaDocument, any, any>,
  ids: readonly string[],
): Promise<void> => {
  for (let from = 0; from < ids.length; from += atOnce) {
    const keys = ids.slice(from, from + atOnce).map((id) => `${id}|0`);
    const known = await storage.findDocumentsById(keys, false);
    const rows = known.map((previous) => ({ previous, document: { ...previous, _deleted: true } }));
    if (rows.length > 0) await storage.bulkWrite(rows, 'guichet-let-go');
  }
  while (!(await storage.cleanup(0)));
};

/** Forgets what RxDB keeps of the server’s copies of these documents: a second copy of each. Runs while nothing is exchanged. */
export const forgetMasters = async (
  database: GuichetDatabase,
  name: CollectionName,
  ids: readonly string[],
): Promise<void> => {
  for (const known of await getAllCollectionDocuments(database.internalStore)) {
    if (known.data.name !== name) continue;
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix)) continue;
      const storage = await openMeta<MetaDocument>(database, collectionName, schema);
      await forgetIn(storage, ids);
      await storage.close();
    }
  }
};

import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import type { GuichetDatabase } from './database/collections';
import { holdsAll } from './outbox';

/**
 * Drops entries whose write never took place: the app died between the entry and the document. Runs before any command
 * of this session, so what it finds is from an earlier one.
 */
export const sweepOutbox = async (database: GuichetDatabase): Promise<void> => {
  const entries = await database.outbox.find().exec();
  const orphans: string[] = [];
  for (const entry of entries) {
    const collection = database.collections[entry.collectionName as CollectionName] as unknown as RxCollection<
      Documents[CollectionName]
    >;
    const document = await collection.findOne(entry.documentId).exec();
    if (!document || !holdsAll({ ...document.toMutableJSON(), _deleted: false } as WireDocument, entry.marks))
      orphans.push(entry.id);
  }
  if (orphans.length > 0) await database.outbox.bulkRemove(orphans);
};

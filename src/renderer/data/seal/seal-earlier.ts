import { getAllCollectionDocuments } from 'rxdb/plugins/core';

import { metaPrefix, openMeta } from '../../sync/meta-storage';
import type { GuichetDatabase } from '../database/collections';
import type { KeyValues } from '../key-values';
import { breatheQuietly } from '../read-portion';
import { closeRow, tableOf } from './sealed-storage';

type Row = { readonly id: string };
type Storage = { readonly internals: unknown };

/** Row by row as they are, past RxDB: for it nothing has changed. In one transaction with the reading, so that no write of anybody is lost. */
const sealRows = async (storage: Storage, isOver: () => boolean, atOnce: number): Promise<void> => {
  const table = await tableOf<Row>(storage);
  if (!table) return;
  for (let after: string | null = ''; after !== null && !isOver();) {
    const from: string = after;
    let rows: readonly Row[] = [];
    await table.db.transaction('rw', table, async () => {
      rows = await table.where('id').above(from).limit(atOnce).toArray();
      const closed = rows.flatMap((row) => closeRow(storage, row) ?? []);
      if (closed.length > 0) await table.bulkPut(closed);
    });
    after = rows.length < atOnce ? null : (rows.at(-1)?.id ?? null);
    await breatheQuietly();
  }
};

/**
 * Seals what a version before decision 0097 left clear in the store of a site, once, behind everything else. The disk keeps the earlier bytes until the browser
 * tidies its files.
 */
export const sealEarlier = async (database: GuichetDatabase, notes: KeyValues, atOnce = 250): Promise<void> => {
  if (notes.read('allSealed') !== '') return;
  const isOver = (): boolean => database.closed;
  for (const collection of Object.values(database.collections))
    await sealRows(collection.storageInstance, isOver, atOnce);
  for (const known of await getAllCollectionDocuments(database.internalStore))
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix) || isOver()) continue;
      const storage = await openMeta(database, collectionName, schema);
      try {
        await sealRows(storage, isOver, atOnce);
      } finally {
        await storage.close();
      }
    }
  if (!isOver()) notes.write('allSealed', '1');
};

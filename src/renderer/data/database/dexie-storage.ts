import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

import { queryInPieces } from './query-in-pieces';

/**
 * IndexedDB that answers only once a write is on the disk: an acknowledged write survives a power cut. Its questions are read in
 * pieces instead of row by row.
 */
export const dexieStorage = () => {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const create = storage.createStorageInstance.bind(storage);
  storage.createStorageInstance = async (params) => {
    const instance = await create(params);
    instance.query = (prepared) => queryInPieces(instance, prepared);
    const count = instance.count.bind(instance);
    instance.count = async (prepared) =>
      prepared.queryPlan.selectorSatisfiedByIndex
        ? count(prepared)
        : { count: (await queryInPieces(instance, prepared)).documents.length, mode: 'slow' };
    return instance;
  };
  return storage;
};

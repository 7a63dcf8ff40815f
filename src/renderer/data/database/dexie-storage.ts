import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** IndexedDB that answers only once a write is on the disk: an acknowledged write survives a power cut. */
export const dexieStorage = () => getRxStorageDexie({ chromeTransactionDurability: 'strict' });

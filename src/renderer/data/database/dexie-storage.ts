import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

import type { Seal } from '../seal/seal';
import { sealedStorage } from '../seal/sealed-storage';
import { findsChangesByIndex } from './changed-since';

/** IndexedDB that answers only once a write is on the disk: an acknowledged write survives a power cut. Sealed there. */
export const dexieStorage = (seal: Seal) =>
  sealedStorage(findsChangesByIndex(getRxStorageDexie({ chromeTransactionDurability: 'strict' })), seal);

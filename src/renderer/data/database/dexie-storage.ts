import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

import type { Seal } from '../seal/seal';
import { sealedStorage } from '../seal/sealed-storage';
import { inOnePiece } from './in-one-piece';

/** IndexedDB that answers only once a write is on the disk: an acknowledged write survives a power cut. Sealed there. */
export const dexieStorage = (seal: Seal) =>
  sealedStorage(inOnePiece(getRxStorageDexie({ chromeTransactionDurability: 'strict' })), seal);

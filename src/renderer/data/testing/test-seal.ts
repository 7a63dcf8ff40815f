import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

import { STORE_KEY_BYTES } from '#shared/ipc/store-key';

import { createSeal } from '../seal/seal';
import { sealedStorage } from '../seal/sealed-storage';

/** A seal by a key that every test knows. */
export const testSeal = createSeal(new Uint8Array(STORE_KEY_BYTES).fill(7));

/** A store in memory whose rows are sealed, as those of a desk are. */
export const sealedMemory = () => sealedStorage(getRxStorageMemory(), testSeal);

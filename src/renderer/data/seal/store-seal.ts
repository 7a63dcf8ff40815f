import { guichetBridge } from '../../platform/bridge';
import { localKeyValues } from '../../platform/local-key-values';
import { createSeal, KEY_BYTES, type Seal } from './seal';

/** The store of this desk is sealed by a key that is not to be had: the keyring does not give it, or gives another. */
export class StoreKeyGone extends Error {
  override readonly name = 'StoreKeyGone';
}

/** A word that only the key of this store opens: by another one every row would seem damaged. */
const PROBE = 'guichet';
/** Small facts of a store beside it. */
export const storeFacts = (storeName: string) => localKeyValues(`guichet.store.${storeName}.`);

/** The seal of a store, by the key that the main process keeps. Throws `StoreKeyGone`. */
export const openStoreSeal = async (storeName: string): Promise<Seal> => {
  const answer = await guichetBridge()?.invoke('store.key', undefined);
  const key = Uint8Array.from(atob(answer?.key ?? ''), (char) => char.charCodeAt(0));
  if (key.length !== KEY_BYTES) throw new StoreKeyGone(`guard: ${answer?.guard ?? 'none'}`);
  const seal = createSeal(key);
  const facts = storeFacts(storeName);
  const probe = facts.read('probe');
  if (probe === '') facts.write('probe', seal.close(storeName, PROBE));
  else if (seal.open(storeName, probe) !== PROBE)
    throw new StoreKeyGone(`guard: ${answer?.guard ?? 'none'}, other key`);
  return seal;
};

const removed = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(name));
  });

/** Gives up a store that nobody can read any more, so that the next one begins from what the server holds. While it is closed. */
export const giveUpStore = async (storeName: string): Promise<void> => {
  for (const { name = '' } of await indexedDB.databases())
    if (name.startsWith(`rxdb-dexie-guichet-${storeName.toLowerCase()}--`)) await removed(name);
  storeFacts(storeName).write('probe', '');
  await guichetBridge()?.invoke('store.newKey', undefined);
};

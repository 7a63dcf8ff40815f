import { z } from 'zod';

/** So long is the key of a store, in bytes. */
export const STORE_KEY_BYTES = 32;
/**
 * The key of a store in base64, and who guards it: the keyring of the system, or the rights of a file on its disk. `''` = there is none to be had: one is kept and does not
 * open, or `full`, `unwritten` = a first one could not be kept, for want of room or for another reason.
 */
const storeKeySchema = z.object({ key: z.string(), guard: z.enum(['keyring', 'disk', 'full', 'unwritten']) });
export type StoreKeyAnswer = z.infer<typeof storeKeySchema>;

/** How a page asks for the key of its stores. */
export const storeKeyChannels = {
  /** The key by which the stores of this desk are sealed. */
  'store.key': { input: z.undefined(), output: storeKeySchema, windows: ['main'] },
  /** The same, where the kept one does not open: another, once the store is given up that it sealed. */
  'store.newKey': { input: z.undefined(), output: storeKeySchema, windows: ['main'] },
} as const;

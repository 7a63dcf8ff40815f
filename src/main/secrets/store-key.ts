import { randomBytes } from 'node:crypto';
import { STORE_KEY_BYTES, type StoreKeyAnswer } from '#shared/ipc/store-key';
import { faultWords } from '#shared/lib/fault-words';
import type { Log } from '../logging/log';
import type { SealedFile } from './sealed-file';

/** The key by which a page seals the stores of this desk. */
export type StoreKey = {
  /** Made at the first call. Never made anew while another is kept: what that one sealed could not be read any more. */
  readonly read: () => StoreKeyAnswer;
  /** Gives up a kept key that does not open, and makes another. One that opens stays: other stores of this computer are sealed by it. */
  readonly renew: () => StoreKeyAnswer;
};

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOSPC';

/** A key that could not be written is not handed out: it must outlive the app, as what it seals does. */
export const createStoreKey = (file: SealedFile, log: Log): StoreKey => {
  const answer = (key: string): StoreKeyAnswer => ({ key, guard: file.kept() === 'sealed' ? 'keyring' : 'disk' });
  const known = (): string | null => {
    const key = file.get();
    // A file whose bytes were lost gives something as well.
    return key !== null && Buffer.from(key, 'base64').length === STORE_KEY_BYTES ? key : null;
  };
  const make = (): StoreKeyAnswer => {
    const key = randomBytes(STORE_KEY_BYTES).toString('base64');
    try {
      file.set(key, { mayLieOpen: true });
      return answer(key);
    } catch (error) {
      file.clear();
      log.error('storeKey.notKept', faultWords(error));
      return { key: '', guard: isFull(error) ? 'full' : 'unwritten' };
    }
  };
  const read = (): StoreKeyAnswer => {
    const key = known();
    if (key === null) return file.kept() === null ? make() : answer('');
    try {
      // A machine that got a keyring since takes the key into it; so does one that was stopped while it did.
      if (file.kept() === 'open' && file.keyring()) file.set(key, { mayLieOpen: true });
    } catch (error) {
      log.warn('storeKey.notMoved', faultWords(error));
    }
    return answer(key);
  };
  return { read, renew: () => (known() === null ? make() : read()) };
};

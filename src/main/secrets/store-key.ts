import { randomBytes } from 'node:crypto';
import type { StoreKeyAnswer } from '#shared/ipc/contract';
import { faultWords } from '#shared/lib/fault-words';
import type { Log } from '../logging/log';
import type { SealedFile } from './sealed-file';

const KEY_BYTES = 32;

/** The key by which a page seals the store of this desk. */
export type StoreKey = {
  /** Made at the first call. Never made anew while another is kept: what that one sealed could not be read any more. */
  readonly read: () => StoreKeyAnswer;
  /** Another key, for a store that begins from nothing: what the one before sealed is given up. */
  readonly renew: () => StoreKeyAnswer;
};

/** A key that could not be written is not handed out: it must outlive the app, as what it seals does. */
export const createStoreKey = (file: SealedFile, log: Log): StoreKey => {
  const answer = (key: string): StoreKeyAnswer => ({ key, guard: file.kept() === 'sealed' ? 'keyring' : 'disk' });
  const make = (): StoreKeyAnswer => {
    const key = randomBytes(KEY_BYTES).toString('base64');
    try {
      file.set(key, { mayLieOpen: true });
      return answer(key);
    } catch (error) {
      file.clear();
      log.error('storeKey.notKept', faultWords(error));
      return answer('');
    }
  };
  return {
    read: () => {
      const known = file.get();
      if (known === null) return file.kept() === null ? make() : answer('');
      try {
        // A machine that got a keyring since takes the key into it.
        if (file.kept() === 'open' && file.keyring()) file.set(known, { mayLieOpen: true });
      } catch (error) {
        log.warn('storeKey.notMoved', faultWords(error));
      }
      return answer(known);
    },
    renew: () => {
      file.clear();
      return make();
    },
  };
};

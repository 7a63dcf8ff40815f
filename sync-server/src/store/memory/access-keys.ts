import type { AccessKey, AccessKeyStore } from '../access-key-port';
import { outsideKeys } from './outside-keys';
import type { KeptAccessKey, State } from './state';

const toKey = ({ keyHash: _keyHash, ...key }: KeptAccessKey): AccessKey => key;

/** The part of the memory store that knows the keys of the read interface. */
export const memoryAccessKeys = (stateOf: () => State, revoked: Set<string>): AccessKeyStore => {
  const keys = outsideKeys('access', () => stateOf().accessKeys, revoked);
  return {
    addAccessKey: async ({ at, ...key }) =>
      void stateOf().accessKeys.set(key.id, { ...key, madeAt: at, revokedAt: '', readAt: '' }),
    accessKeyOf: async (keyHash) => {
      const key = keys.openOf(keyHash);
      return key && toKey(key);
    },
    listAccessKeys: async (siteId) => keys.list(siteId).map(toKey),
    revokeAccessKey: async (...args) => keys.revoke(...args),
    noteAccessKeyRead: async (...args) => keys.noteRead(...args),
  };
};

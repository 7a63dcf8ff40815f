import type { AccessKey, AccessKeyStore } from '../access-key-port';
import { byCodePoint } from '../by-code-point';
import type { KeptAccessKey, State } from './state';

const shutName = (keyId: string): string => `access:${keyId}`;

const toKey = ({ keyHash: _keyHash, ...key }: KeptAccessKey): AccessKey => key;

/** The part of the memory store that knows the keys of the read interface. What is in `revoked` stays shut over a restore. */
export const memoryAccessKeys = (stateOf: () => State, revoked: Set<string>): AccessKeyStore => {
  const shown = (key: KeptAccessKey): AccessKey => {
    const isShut = key.revokedAt === '' && revoked.has(shutName(key.id));
    return toKey(isShut ? { ...key, revokedAt: key.madeAt } : key);
  };
  return {
    addAccessKey: async ({ at, ...key }) =>
      void stateOf().accessKeys.set(key.id, { ...key, madeAt: at, revokedAt: '', readAt: '' }),
    accessKeyOf: async (keyHash) => {
      const found = [...stateOf().accessKeys.values()].find((one) => one.keyHash === keyHash);
      const key = found ? shown(found) : null;
      return key?.revokedAt === '' ? key : null;
    },
    listAccessKeys: async (siteId) =>
      [...stateOf().accessKeys.values()]
        .filter((one) => one.siteId === siteId)
        .toSorted((a, b) => byCodePoint(a.madeAt, b.madeAt) || byCodePoint(a.id, b.id))
        .map(shown),
    revokeAccessKey: async (siteId, keyId, at) => {
      const known = stateOf().accessKeys.get(keyId);
      if (!known || known.siteId !== siteId || known.revokedAt !== '') return false;
      revoked.add(shutName(keyId));
      stateOf().accessKeys.set(keyId, { ...known, revokedAt: at });
      return true;
    },
    noteAccessKeyRead: async (keyId, at) => {
      const known = stateOf().accessKeys.get(keyId);
      if (known) stateOf().accessKeys.set(keyId, { ...known, readAt: at });
    },
  };
};

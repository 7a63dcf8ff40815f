import { byCodePoint } from '../by-code-point';
import type { OutsideKey } from '../outside-key';

/** A key with the hash by which it is known. */
type KeptKey = OutsideKey & { readonly keyHash: string };

/** What a memory store of keys does with each of them, whatever it opens. */
export type OutsideKeys<Key extends KeptKey> = {
  /** The key of which this is the hash, while it opens something. */
  readonly openOf: (keyHash: string) => Key | null;
  /** All keys of a site in the order in which they were made. */
  readonly list: (siteId: string) => readonly Key[];
  readonly revoke: (siteId: string, id: string, at: string) => boolean;
  readonly noteRead: (id: string, at: string) => void;
};

/** The life of keys that are held outside. `mark` tells their kind in `revoked`, which stays shut over a restore. */
export const outsideKeys = <Key extends KeptKey>(
  mark: string,
  keysOf: () => Map<string, Key>,
  revoked: Set<string>,
): OutsideKeys<Key> => {
  const shutName = (id: string): string => `${mark}:${id}`;
  const withEnd = (key: Key): Key =>
    key.revokedAt === '' && revoked.has(shutName(key.id)) ? { ...key, revokedAt: key.madeAt } : key;
  return {
    openOf: (keyHash) => {
      const found = [...keysOf().values()].find((one) => one.keyHash === keyHash);
      const key = found && withEnd(found);
      return key?.revokedAt === '' ? key : null;
    },
    list: (siteId) =>
      [...keysOf().values()]
        .filter((one) => one.siteId === siteId)
        .toSorted((a, b) => byCodePoint(a.madeAt, b.madeAt) || byCodePoint(a.id, b.id))
        .map(withEnd),
    revoke: (siteId, id, at) => {
      const known = keysOf().get(id);
      if (!known || known.siteId !== siteId || known.revokedAt !== '') return false;
      revoked.add(shutName(id));
      keysOf().set(id, { ...known, revokedAt: at });
      return true;
    },
    noteRead: (id, at) => {
      const known = keysOf().get(id);
      if (known) keysOf().set(id, { ...known, readAt: at });
    },
  };
};

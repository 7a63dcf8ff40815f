import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Needs } from '../needs';
import { requireRoomForKey } from '../store/outside-key';
import type { Handler } from '../wire/handler';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Makes a key of the read interface. */
export const makeAccessKey =
  ({ store, newId, newToken, clock }: Needs<'store' | 'newId' | 'newToken' | 'clock'>): Handler<'makeAccessKey'> =>
  async ({ name, scope }, { siteId }) => {
    requireRoomForKey(await store.listAccessKeys(siteId));
    const made = { id: newId(), key: newToken() };
    await store.addAccessKey({ id: made.id, siteId, name, scope, keyHash: sha256(made.key), at: iso(clock()) });
    return made;
  };

/** The keys of the read interface. */
export const accessKeys =
  ({ store }: Needs<'store'>): Handler<'accessKeys'> =>
  async (_input, { siteId }) => ({
    keys: (await store.listAccessKeys(siteId)).map(({ siteId: _siteId, ...key }) => key),
  });

/** Ends a key of the read interface. */
export const revokeAccessKey =
  ({ store, clock }: Needs<'store' | 'clock'>): Handler<'revokeAccessKey'> =>
  async ({ id }, { siteId }) => {
    const ended = await store.revokeAccessKey(siteId, id, iso(clock()));
    if (!ended && !(await store.listAccessKeys(siteId)).some((key) => key.id === id))
      throw new Problem('notFound', 'no such key');
    return { revoked: true };
  };

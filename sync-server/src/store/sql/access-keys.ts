import type { Kysely } from 'kysely';

import type { AccessScope } from '#shared/sync/wire/access-key-calls';

import type { AccessKey, AccessKeyStore } from '../access-key-port';
import { outsideKeys } from './outside-keys';
import type { Tables } from './tables';

const toKey = (row: Tables['access_keys']): AccessKey => ({
  id: row.id,
  siteId: row.site,
  name: row.name,
  scope: row.scope as AccessScope,
  madeAt: row.made_at,
  revokedAt: row.revoked_at,
  readAt: row.read_at,
});

/** The part of the store that knows the keys of the read interface. */
export const accessKeyStore = (db: Kysely<Tables>): AccessKeyStore => {
  const keys = outsideKeys(db, 'access_keys');
  return {
    addAccessKey: async ({ id, siteId, name, scope, keyHash, at }) => {
      const row = { id, site: siteId, name, scope, key_hash: keyHash, made_at: at, revoked_at: '', read_at: '' };
      await db.insertInto('access_keys').values(row).execute();
    },
    accessKeyOf: async (keyHash) => {
      const row = await keys.openOf(keyHash);
      return row && toKey(row);
    },
    listAccessKeys: async (siteId) => (await keys.list(siteId)).map(toKey),
    revokeAccessKey: keys.revoke,
    noteAccessKeyRead: keys.noteRead,
  };
};

import type { Kysely } from 'kysely';

import type { AccessKey, AccessKeyStore, AccessScope } from '../access-key-port';
import type { Tables } from './tables';

/** Revoked keys stand in the list of what must stay shut, beside devices: no id of a device has a colon. */
const shutName = (keyId: string): string => `access:${keyId}`;

const toKey = (row: Tables['access_keys'], shutAt: string | undefined): AccessKey => ({
  id: row.id,
  siteId: row.site,
  name: row.name,
  scope: row.scope as AccessScope,
  madeAt: row.made_at,
  revokedAt: row.revoked_at === '' ? (shutAt ?? '') : row.revoked_at,
  readAt: row.read_at,
});

const shutOf = async (db: Kysely<Tables>, keyIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (keyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('erasures.revoked')
    .selectAll()
    .where('device', 'in', keyIds.map(shutName))
    .execute();
  return new Map(rows.map(({ device, at }) => [device, at]));
};

/** The part of the store that knows the keys of the read interface. */
export const accessKeyStore = (db: Kysely<Tables>): AccessKeyStore => ({
  addAccessKey: async ({ id, siteId, name, scope, keyHash, at }) => {
    const row = { id, site: siteId, name, scope, key_hash: keyHash, made_at: at, revoked_at: '', read_at: '' };
    await db.insertInto('access_keys').values(row).execute();
  },
  accessKeyOf: async (keyHash) => {
    const row = await db.selectFrom('access_keys').selectAll().where('key_hash', '=', keyHash).executeTakeFirst();
    if (!row) return null;
    const key = toKey(row, (await shutOf(db, [row.id])).get(shutName(row.id)));
    return key.revokedAt === '' ? key : null;
  },
  listAccessKeys: async (siteId) => {
    const rows = await db
      .selectFrom('access_keys')
      .selectAll()
      .where('site', '=', siteId)
      .orderBy('made_at')
      .orderBy('id')
      .execute();
    const shut = await shutOf(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toKey(row, shut.get(shutName(row.id))));
  },
  revokeAccessKey: (siteId, keyId, at) =>
    db.transaction().execute(async (tx) => {
      const ended = await tx
        .updateTable('access_keys')
        .set({ revoked_at: at })
        .where('id', '=', keyId)
        .where('site', '=', siteId)
        .where('revoked_at', '=', '')
        .returning('id')
        .executeTakeFirst();
      if (!ended) return false;
      await tx
        .insertInto('erasures.revoked')
        .values({ device: shutName(keyId), at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    }),
  noteAccessKeyRead: async (keyId, at) => {
    await db.updateTable('access_keys').set({ read_at: at }).where('id', '=', keyId).execute();
  },
});

import { sql, type Kysely, type Transaction } from 'kysely';

import type { Device, Store } from '../port';
import type { Tables } from './tables';

const toDevice = (row: Tables['devices']): Device => ({
  id: row.id,
  siteId: row.site,
  name: row.name,
  series: row.series,
  revoked: row.revoked_at !== '',
});

type NewDevice = {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly at: string;
};

const insertDevice = async (db: Transaction<Tables>, device: NewDevice, local: boolean): Promise<Device> => {
  const { device_count } = await db
    .insertInto('sites')
    .values({ id: device.siteId, seq: 0, device_count: 1 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ device_count: sql<number>`sites.device_count + 1` }))
    .returning('device_count')
    .executeTakeFirstOrThrow();
  const row = {
    id: device.id,
    site: device.siteId,
    name: device.name,
    // A series is never given twice, not even after its device was revoked: printed numbers stay unique.
    series: `K${device_count}`,
    token_hash: device.tokenHash,
    local: local ? 1 : 0,
    created_at: device.at,
    revoked_at: '',
    last_seen_at: device.at,
  };
  await db.insertInto('devices').values(row).execute();
  return toDevice(row);
};

type DevicePart = Pick<
  Store,
  | 'deviceOfToken'
  | 'countDevices'
  | 'addDevice'
  | 'renewLocalDevice'
  | 'revokeDevice'
  | 'touchDevice'
  | 'addCode'
  | 'takeCode'
>;

/** The part of the store that knows devices and the one-time codes by which they enrol. */
export const deviceStore = (db: Kysely<Tables>): DevicePart => ({
  deviceOfToken: async (tokenHash) => {
    const row = await db.selectFrom('devices').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
    return row ? toDevice(row) : null;
  },
  countDevices: async (siteId) => {
    const row = await db
      .selectFrom('devices')
      .select(db.fn.countAll<number>().as('count'))
      .where('site', '=', siteId)
      .executeTakeFirstOrThrow();
    return row.count;
  },
  addDevice: (device) => db.transaction().execute((tx) => insertDevice(tx, device, false)),
  renewLocalDevice: ({ id, siteId, tokenHash, at }) =>
    db.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable('devices')
        .set({ token_hash: tokenHash, last_seen_at: at })
        .where('site', '=', siteId)
        .where('local', '=', 1)
        .returningAll()
        .executeTakeFirst();
      return row ? toDevice(row) : insertDevice(tx, { id, siteId, name: 'local', tokenHash, at }, true);
    }),
  revokeDevice: async (deviceId, at) => {
    await db.updateTable('devices').set({ revoked_at: at }).where('id', '=', deviceId).execute();
  },
  touchDevice: async (deviceId, at) => {
    await db.updateTable('devices').set({ last_seen_at: at }).where('id', '=', deviceId).execute();
  },
  addCode: async ({ hash, siteId, expiresAt }) => {
    await db.insertInto('codes').values({ hash, site: siteId, expires_at: expiresAt, used_at: '' }).execute();
  },
  takeCode: async (hash, at) => {
    const row = await db
      .updateTable('codes')
      .set({ used_at: at })
      .where('hash', '=', hash)
      .where('used_at', '=', '')
      .where('expires_at', '>', at)
      .returning('site')
      .executeTakeFirst();
    return row?.site ?? null;
  },
});

import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool, type Transaction } from 'kysely';

import { deviceRanks, type DeviceRank } from '#shared/domain/rights/writes';

import type { Device, DeviceStore, ListedDevice, OpenCode, ShutOutPart, Store } from '../port';
import { departmentsOf, type ScopePart } from '../scope-port';
import { idChunks } from './id-chunks';
import { keepLines } from './journal';
import { prepared } from './prepared';
import type { Tables } from './tables';

const ID_CHUNK = 500;

/** A rank that this version does not know may do nothing but look. */
const rankOf = (rank: string): DeviceRank => deviceRanks.find((known) => known === rank) ?? 'display';

const toDevice = (row: Tables['devices']): Device => ({
  id: row.id,
  siteId: row.site,
  name: row.name,
  series: row.series,
  rank: rankOf(row.rank),
  publicKey: row.public_key,
  revoked: row.revoked_at !== '',
  departmentIds: departmentsOf(row.departments),
});

type NewDevice = Parameters<Store['addDevice']>[0] & { readonly local: boolean };

const insertDevice = async (db: Transaction<Tables>, device: NewDevice): Promise<Device> => {
  const { device_count } = await db
    .insertInto('sites')
    .values({ id: device.siteId, seq: 0, device_count: 1, chain: '' })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ device_count: sql<number>`sites.device_count + 1` }))
    .returning('device_count')
    .executeTakeFirstOrThrow();
  const row = {
    id: device.id,
    site: device.siteId,
    name: device.name,
    // A series is never given twice, not even after its device was revoked: printed numbers stay unique.
    series: `K${device_count}`,
    rank: device.rank,
    public_key: device.publicKey,
    local: device.local ? 1 : 0,
    created_at: device.at,
    revoked_at: '',
    last_seen_at: device.at,
    invited_by: device.invitedBy ?? '',
    departments: '',
  };
  await db.insertInto('devices').values(row).execute();
  if (device.noted) await keepLines(db, device.siteId, device.noted);
  return toDevice(row);
};

const renewLocalDevice = (db: Kysely<Tables>, wish: Parameters<Store['renewLocalDevice']>[0]): Promise<Device> =>
  db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('devices')
      .set({ last_seen_at: wish.at, revoked_at: '' })
      .where('site', '=', wish.siteId)
      .where('local', '=', 1)
      .returningAll()
      .executeTakeFirst();
    const device = row
      ? toDevice(row)
      : await insertDevice(tx, { ...wish, name: 'local', rank: 'admin', publicKey: '', local: true });
    await tx.deleteFrom('erasures.revoked').where('device', '=', device.id).execute();
    await tx.deleteFrom('tokens').where('device', '=', device.id).execute();
    await tx.insertInto('tokens').values({ hash: wish.tokenHash, device: device.id, expires_at: '' }).execute();
    return device;
  });

/** A code is open until it is used, ended or late, or until the device that made it is shut out. */
const isOpen =
  (at: string) =>
  (where: ExpressionBuilder<Tables, 'codes'>): Expression<SqlBool> =>
    where.and([
      where('codes.used_at', '=', ''),
      where('codes.expires_at', '>', at),
      where.not(
        where.exists(
          where
            .selectFrom('devices')
            .select('devices.id')
            .whereRef('devices.id', '=', 'codes.made_by')
            .where('devices.revoked_at', '!=', ''),
        ),
      ),
    ]);

const takeCode = async (db: Kysely<Tables>, hash: string, at: string) => {
  const row = await db
    .updateTable('codes')
    .set({ used_at: at })
    .where('hash', '=', hash)
    .where(isOpen(at))
    .returning(['site', 'rank', 'made_by'])
    .executeTakeFirst();
  return row ? { siteId: row.site, rank: rankOf(row.rank), madeBy: row.made_by } : null;
};

const openCodes = async (db: Kysely<Tables>, siteId: string, at: string): Promise<readonly OpenCode[]> => {
  const rows = await db
    .selectFrom('codes')
    .selectAll()
    .where('site', '=', siteId)
    .where(isOpen(at))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    rank: rankOf(row.rank),
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  }));
};

/** The row of the site is its lock: two who ask at once are answered one after the other. */
export const lockSite = async (tx: Transaction<Tables>, siteId: string): Promise<void> => {
  await tx
    .updateTable('sites')
    .set({ device_count: sql<number>`device_count` })
    .where('id', '=', siteId)
    .execute();
};

export const listDevices = async (db: Kysely<Tables>, siteId: string): Promise<readonly ListedDevice[]> => {
  const rows = await db
    .selectFrom('devices')
    .selectAll()
    .where('site', '=', siteId)
    .orderBy(sql`length(series)`)
    .orderBy('series')
    .execute();
  return rows.map((row) => ({
    ...toDevice(row),
    enrolledAt: row.created_at,
    seenAt: row.last_seen_at,
    invitedBy: row.invited_by,
  }));
};

const addCode = (
  db: Kysely<Tables>,
  ...[code, mostOpen, noted]: Parameters<DeviceStore['addCode']>
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await lockSite(tx, code.siteId);
    if ((await openCodes(tx, code.siteId, code.madeAt)).length >= mostOpen) return false;
    await tx
      .insertInto('codes')
      .values({
        hash: code.hash,
        site: code.siteId,
        rank: code.rank,
        expires_at: code.expiresAt,
        used_at: '',
        id: code.id,
        made_by: code.madeBy,
        made_at: code.madeAt,
      })
      .execute();
    if (noted) await keepLines(tx, code.siteId, noted);
    return true;
  });

/** The part of the store that knows devices, their tokens and the one-time codes by which they enrol. */
export const deviceStore = (
  db: Kysely<Tables>,
): Omit<DeviceStore, keyof ShutOutPart> & Pick<ScopePart, 'chooseDepartments'> => ({
  deviceOfToken: async (tokenHash, at) => {
    const [row] = await prepared(db, 'device of token', [tokenHash, at], (hash, now) =>
      db
        .selectFrom('tokens')
        .innerJoin('devices', 'devices.id', 'tokens.device')
        .selectAll('devices')
        .where('tokens.hash', '=', hash)
        .where((where) => where.or([where('tokens.expires_at', '=', ''), where('tokens.expires_at', '>', now)])),
    );
    return row ? toDevice(row) : null;
  },
  device: async (deviceId) => {
    const row = await db.selectFrom('devices').selectAll().where('id', '=', deviceId).executeTakeFirst();
    return row ? toDevice(row) : null;
  },
  listDevices: (siteId) => listDevices(db, siteId),
  countDevices: async (siteId) => {
    const row = await db
      .selectFrom('devices')
      .select(db.fn.countAll<number>().as('count'))
      .where('site', '=', siteId)
      .executeTakeFirstOrThrow();
    return row.count;
  },
  addDevice: (device) => db.transaction().execute((tx) => insertDevice(tx, { ...device, local: false })),
  addToken: ({ hash, deviceId, at, expiresAt }) =>
    db.transaction().execute(async (tx) => {
      await tx
        .deleteFrom('tokens')
        .where('device', '=', deviceId)
        .where('expires_at', '!=', '')
        .where('expires_at', '<=', at)
        .execute();
      await tx.insertInto('tokens').values({ hash, device: deviceId, expires_at: expiresAt }).execute();
    }),
  useChallenge: ({ hash, expiresAt, at }) =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('challenges').where('expires_at', '<=', at).execute();
      const made = await tx
        .insertInto('challenges')
        .values({ hash, expires_at: expiresAt })
        .onConflict((conflict) => conflict.doNothing())
        .returning('hash')
        .executeTakeFirst();
      return made !== undefined;
    }),
  renewLocalDevice: (wish) => renewLocalDevice(db, wish),
  chooseDepartments: (deviceId, departmentIds, noted) =>
    db.transaction().execute(async (tx) => {
      const departments = JSON.stringify(departmentIds);
      const row = await tx
        .updateTable('devices')
        .set({ departments })
        .where('id', '=', deviceId)
        .returning('site')
        .executeTakeFirst();
      if (row && noted) await keepLines(tx, row.site, noted);
    }),
  touchDevices: async (deviceIds, at) => {
    for (const some of idChunks(deviceIds, ID_CHUNK))
      await db.updateTable('devices').set({ last_seen_at: at }).where('id', 'in', some).execute();
  },
  addCode: (...args) => addCode(db, ...args),
  openCodes: (siteId, at) => openCodes(db, siteId, at),
  endCode: async (siteId, id, at) => {
    await db
      .updateTable('codes')
      .set({ used_at: at })
      .where('site', '=', siteId)
      .where('id', '=', id)
      .where('used_at', '=', '')
      .execute();
  },
  takeCode: (hash, at) => takeCode(db, hash, at),
});

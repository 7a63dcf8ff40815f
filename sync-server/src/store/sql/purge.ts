import type { Kysely, Transaction } from 'kysely';

import type { Pulled, Store } from '../port';
import { chunksOf } from './chunks-of';
import { prepared } from './prepared';
import type { Tables } from './tables';

/** See `Store.purgedBelow`. */
export const purgedBelow = async (
  db: Kysely<Tables>,
  ...[siteId, collection, deviceId]: Parameters<Store['purgedBelow']>
): Promise<number> => {
  const [purged] = await prepared(db, 'purged', [siteId, collection], (site, name) =>
    db.selectFrom('purged').select('seq').where('site', '=', site).where('collection', '=', name),
  );
  if (!purged || deviceId === undefined) return purged?.seq ?? 0;
  const pulled = await db
    .selectFrom('pulled')
    .select('anew')
    .where('device', '=', deviceId)
    .where('collection', '=', collection)
    .executeTakeFirst();
  return (pulled?.anew ?? 0) >= purged.seq ? 0 : purged.seq;
};

const noteAnew = async (db: Kysely<Tables>, device: string, collection: string): Promise<void> => {
  const line = await db
    .selectFrom('purged')
    .innerJoin('devices', 'devices.site', 'purged.site')
    .select('purged.seq')
    .where('devices.id', '=', device)
    .where('purged.collection', '=', collection)
    .executeTakeFirst();
  const anew = line?.seq ?? 0;
  await db
    .insertInto('pulled')
    .values({ device, collection, seq: 0, anew })
    .onConflict((conflict) => conflict.columns(['device', 'collection']).doUpdateSet({ seq: 0, anew }))
    .execute();
};

const NOTE_CHUNK = 500;

/** See `Store.notePulled`. Of two notes about the same the later counts. */
export const notePulled = async (db: Kysely<Tables>, notes: readonly Pulled[]): Promise<void> => {
  const reached = new Map<string, Tables['pulled']>();
  for (const { deviceId: device, collection, seq } of notes)
    if (seq === 0) await noteAnew(db, device, collection);
    else reached.set(JSON.stringify([device, collection]), { device, collection, seq, anew: 0 });
  for (const some of chunksOf([...reached.values()], NOTE_CHUNK))
    await db
      .insertInto('pulled')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['device', 'collection']).doUpdateSet((excluded) => ({ seq: excluded.ref('excluded.seq') })),
      )
      .execute();
};

/** See `Store.pulledBy`. */
export const pulledBy = async (
  db: Kysely<Tables>,
  ...[siteId, collection]: Parameters<Store['pulledBy']>
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('pulled')
    .innerJoin('devices', 'devices.id', 'pulled.device')
    .select(['pulled.device', 'pulled.seq'])
    .where('devices.site', '=', siteId)
    .where('pulled.collection', '=', collection)
    .execute();
  return new Map(rows.map(({ device, seq }) => [device, Number(seq)]));
};

/** The tombstones of a collection that every device seen since then has pulled, by the highest of them. */
const slowest = async (
  db: Transaction<Tables>,
  siteId: string,
  collection: string,
  activeSince: string,
): Promise<number> => {
  const rows = await db
    .selectFrom('devices')
    .leftJoin('pulled', (join) =>
      join.onRef('pulled.device', '=', 'devices.id').on('pulled.collection', '=', collection),
    )
    .select('pulled.seq')
    .where('devices.site', '=', siteId)
    .where('devices.revoked_at', '=', '')
    .where('devices.last_seen_at', '>=', activeSince)
    .execute();
  return rows.reduce((least, row) => Math.min(least, row.seq ?? 0), Number.MAX_SAFE_INTEGER);
};

const purgeCollection = async (
  db: Transaction<Tables>,
  siteId: string,
  collection: string,
  activeSince: string,
): Promise<{ readonly removed: number; readonly below: number }> => {
  const upTo = await slowest(db, siteId, collection, activeSince);
  const gone = await db
    .deleteFrom('documents')
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('deleted', '=', 1)
    .where('seq', '<=', upTo)
    .returning('seq')
    .execute();
  const below = gone.reduce((most, row) => Math.max(most, row.seq), 0);
  if (below > 0)
    await db
      .insertInto('purged')
      .values({ site: siteId, collection, seq: below })
      .onConflict((conflict) =>
        conflict.columns(['site', 'collection']).doUpdateSet({ seq: below }).where('purged.seq', '<', below),
      )
      .execute();
  return { removed: gone.length, below };
};

/** See `Store.purge`. Runs in a transaction that holds the site's lock. Holds that ran out before then go with it. */
export const purge = async (
  db: Transaction<Tables>,
  siteId: string,
  activeSince: string,
  asideSince = '',
): Promise<{ readonly removed: number; readonly below: number }> => {
  await db.deleteFrom('quarantine').where('site', '=', siteId).where('at', '<', asideSince).execute();
  await db.deleteFrom('holds').where('site', '=', siteId).where('until', '<', activeSince).execute();
  const collections = await db
    .selectFrom('documents')
    .select('collection')
    .distinct()
    .where('site', '=', siteId)
    .where('deleted', '=', 1)
    .orderBy('collection')
    .execute();
  let removed = 0;
  for (const { collection } of collections)
    removed += (await purgeCollection(db, siteId, collection, activeSince)).removed;
  const lines = await db.selectFrom('purged').select('seq').where('site', '=', siteId).execute();
  return { removed, below: lines.reduce((most, row) => Math.max(most, row.seq), 0) };
};

import type { Kysely } from 'kysely';

import type { ShutOutPart } from '../port';
import type { Wipe } from '../wipe-port';
import { listDevices, lockSite } from './devices';
import { keepLines } from './journal';
import type { Tables } from './tables';

/** What marks a device that shall erase what it holds, and one that did, in the list of what must stay shut: no id of a device has a colon. */
const wipeName = (deviceId: string): string => `wipe:${deviceId}`;
const wipedName = (deviceId: string): string => `wiped:${deviceId}`;

/** Adds a name to the list that no restore reaches; says whether it is new there. */
const shutFor = async (db: Kysely<Tables>, name: string, at: string): Promise<boolean> => {
  const added = await db
    .insertInto('erasures.revoked')
    .values({ device: name, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('device')
    .executeTakeFirst();
  return added !== undefined;
};

/** The devices of a site that shall erase what they hold. */
const wipes = async (db: Kysely<Tables>, siteId: string): Promise<ReadonlyMap<string, Wipe>> => {
  const rows = await db.selectFrom('erasures.revoked').selectAll().where('device', 'like', 'wipe%:%').execute();
  if (rows.length === 0) return new Map();
  const at = new Map(rows.map((row) => [row.device, row.at]));
  const devices = await db.selectFrom('devices').select('id').where('site', '=', siteId).execute();
  return new Map(
    devices.flatMap(({ id }) => {
      const askedAt = at.get(wipeName(id));
      return askedAt === undefined ? [] : [[id, { askedAt, doneAt: at.get(wipedName(id)) ?? '' }] as const];
    }),
  );
};

const revokeDevice = (
  db: Kysely<Tables>,
  ...[deviceId, at, mayGo, noted, isWiped = false]: Parameters<ShutOutPart['revokeDevice']>
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if (mayGo || noted) {
      const found = await tx.selectFrom('devices').select('site').where('id', '=', deviceId).executeTakeFirst();
      const site = found?.site ?? '';
      await lockSite(tx, site);
      if (mayGo && !mayGo(await listDevices(tx, site))) return false;
      if (noted) await keepLines(tx, site, noted);
    }
    await tx.updateTable('devices').set({ revoked_at: at }).where('id', '=', deviceId).execute();
    await tx.deleteFrom('tokens').where('device', '=', deviceId).execute();
    await shutFor(tx, deviceId, at);
    if (isWiped) await shutFor(tx, wipeName(deviceId), at);
    return true;
  });

const noteWiped = (db: Kysely<Tables>, ...[deviceId, at, noted]: Parameters<ShutOutPart['noteWiped']>): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const device = await tx.selectFrom('devices').select('site').where('id', '=', deviceId).executeTakeFirst();
    if (!device || !(await wipes(tx, device.site)).has(deviceId)) return;
    const isNews = await shutFor(tx, wipedName(deviceId), at);
    if (!noted || !isNews) return;
    await lockSite(tx, device.site);
    await keepLines(tx, device.site, noted);
  });

/** The part of the store that shuts devices out, and knows which shall erase what they hold. */
export const shutOutStore = (db: Kysely<Tables>): ShutOutPart => ({
  revokeDevice: (...args) => revokeDevice(db, ...args),
  wipes: (siteId) => wipes(db, siteId),
  noteWiped: (...args) => noteWiped(db, ...args),
});

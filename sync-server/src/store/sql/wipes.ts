import type { Kysely } from 'kysely';

import type { Wipe } from '../port';
import type { Tables } from './tables';

/** What marks a device that shall erase what it holds, and one that did, in the list of what must stay shut: no id of a device has a colon. */
export const wipeName = (deviceId: string): string => `wipe:${deviceId}`;
export const wipedName = (deviceId: string): string => `wiped:${deviceId}`;

/** Adds a name to the list that no restore reaches; says whether it is new there. */
export const shutFor = async (db: Kysely<Tables>, name: string, at: string): Promise<boolean> => {
  const added = await db
    .insertInto('erasures.revoked')
    .values({ device: name, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('device')
    .executeTakeFirst();
  return added !== undefined;
};

/** The devices of a site that shall erase what they hold. */
export const wipes = async (db: Kysely<Tables>, siteId: string): Promise<ReadonlyMap<string, Wipe>> => {
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

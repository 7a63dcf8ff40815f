import type { Transaction } from 'kysely';

import type { Hold, SiteTransaction } from '../port';
import type { Tables } from './tables';

const toHold = (row: Tables['holds']): Hold => ({
  id: row.id,
  key: row.key,
  deviceId: row.device,
  kind: row.kind === 'lease' ? 'lease' : 'reservation',
  appointmentId: row.appointment_id,
  place: {
    day: row.day,
    time: row.time,
    durationMin: row.duration_min,
    deskId: row.desk_id,
    reasonId: row.reason_id,
  },
  until: row.until,
});

const toRow = (siteId: string, { place, ...hold }: Hold): Tables['holds'] => ({
  site: siteId,
  id: hold.id,
  key: hold.key,
  device: hold.deviceId,
  kind: hold.kind,
  appointment_id: hold.appointmentId,
  day: place.day,
  time: place.time,
  duration_min: place.durationMin,
  desk_id: place.deskId,
  reason_id: place.reasonId,
  until: hold.until,
});

/** The part of a site's transaction that keeps places for devices: leases and reservations. */
export const holds = (
  db: Transaction<Tables>,
  siteId: string,
): Pick<SiteTransaction, 'holdsOfDay' | 'holdsOfDevice' | 'holdOfKey' | 'putHold' | 'dropHolds'> => {
  const all = () => db.selectFrom('holds').selectAll().where('site', '=', siteId).orderBy('id');
  return {
    holdsOfDay: async (day, at) => (await all().where('day', '=', day).where('until', '>', at).execute()).map(toHold),
    holdsOfDevice: async (deviceId, at) =>
      (await all().where('device', '=', deviceId).where('until', '>', at).execute()).map(toHold),
    holdOfKey: async (key) => {
      const row = await all().where('key', '=', key).executeTakeFirst();
      return row ? toHold(row) : null;
    },
    putHold: async (hold) => {
      const { site, id, ...rest } = toRow(siteId, hold);
      await db
        .insertInto('holds')
        .values({ site, id, ...rest })
        .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(rest))
        .execute();
    },
    dropHolds: async (ids) => {
      if (ids.length > 0) await db.deleteFrom('holds').where('site', '=', siteId).where('id', 'in', ids).execute();
    },
  };
};

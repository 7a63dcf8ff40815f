import type { Kysely } from 'kysely';

import type { Calendar, CalendarStore } from '../calendar-port';
import type { Tables } from './tables';

/** Revoked feeds stand in the list of what must stay shut, beside devices: no id of a device has a colon. */
const shutName = (calendarId: string): string => `calendar:${calendarId}`;

const toCalendar = (row: Tables['calendars'], shutAt: string | null | undefined): Calendar => ({
  id: row.id,
  siteId: row.site,
  agentId: row.agent,
  madeAt: row.made_at,
  revokedAt: row.revoked_at === '' ? (shutAt ?? '') : row.revoked_at,
  readAt: row.read_at,
});

const shutOf = async (db: Kysely<Tables>, calendarIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (calendarIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('erasures.revoked')
    .selectAll()
    .where('device', 'in', calendarIds.map(shutName))
    .execute();
  return new Map(rows.map(({ device, at }) => [device, at]));
};

/** The part of the store that knows the keys of calendar feeds. */
export const calendarStore = (db: Kysely<Tables>): CalendarStore => ({
  addCalendar: async ({ id, siteId, agentId, keyHash, at }) => {
    const row = { id, site: siteId, agent: agentId, key_hash: keyHash, made_at: at, revoked_at: '', read_at: '' };
    await db.insertInto('calendars').values(row).execute();
  },
  calendarOfKey: async (keyHash) => {
    const row = await db.selectFrom('calendars').selectAll().where('key_hash', '=', keyHash).executeTakeFirst();
    if (!row) return null;
    const calendar = toCalendar(row, (await shutOf(db, [row.id])).get(shutName(row.id)));
    return calendar.revokedAt === '' ? calendar : null;
  },
  listCalendars: async (siteId) => {
    const rows = await db
      .selectFrom('calendars')
      .selectAll()
      .where('site', '=', siteId)
      .orderBy('made_at')
      .orderBy('id')
      .execute();
    const shut = await shutOf(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toCalendar(row, shut.get(shutName(row.id))));
  },
  revokeCalendar: (siteId, calendarId, at) =>
    db.transaction().execute(async (tx) => {
      const ended = await tx
        .updateTable('calendars')
        .set({ revoked_at: at })
        .where('id', '=', calendarId)
        .where('site', '=', siteId)
        .where('revoked_at', '=', '')
        .returning('id')
        .executeTakeFirst();
      if (!ended) return false;
      await tx
        .insertInto('erasures.revoked')
        .values({ device: shutName(calendarId), at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    }),
  noteCalendarRead: async (calendarId, at) => {
    await db.updateTable('calendars').set({ read_at: at }).where('id', '=', calendarId).execute();
  },
});

import type { Kysely } from 'kysely';

import type { Calendar, CalendarStore } from '../calendar-port';
import { outsideKeys } from './outside-keys';
import type { Tables } from './tables';

const toCalendar = (row: Tables['calendars']): Calendar => ({
  id: row.id,
  siteId: row.site,
  agentId: row.agent,
  madeAt: row.made_at,
  revokedAt: row.revoked_at,
  readAt: row.read_at,
});

/** The part of the store that knows the keys of calendar feeds. */
export const calendarStore = (db: Kysely<Tables>): CalendarStore => {
  const keys = outsideKeys(db, 'calendars');
  return {
    addCalendar: async ({ id, siteId, agentId, keyHash, at }) => {
      const row = { id, site: siteId, agent: agentId, key_hash: keyHash, made_at: at, revoked_at: '', read_at: '' };
      await db.insertInto('calendars').values(row).execute();
    },
    calendarOfKey: async (keyHash) => {
      const row = await keys.openOf(keyHash);
      return row && toCalendar(row);
    },
    listCalendars: async (siteId) => (await keys.list(siteId)).map(toCalendar),
    revokeCalendar: keys.revoke,
    noteCalendarRead: keys.noteRead,
  };
};

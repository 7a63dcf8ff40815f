import type { Calendar, CalendarStore } from '../calendar-port';
import { outsideKeys } from './outside-keys';
import type { KeptCalendar, State } from './state';

const toCalendar = ({ keyHash: _keyHash, ...calendar }: KeptCalendar): Calendar => calendar;

/** The part of the memory store that knows calendar feeds. */
export const memoryCalendars = (stateOf: () => State, revoked: Set<string>): CalendarStore => {
  const keys = outsideKeys('calendar', () => stateOf().calendars, revoked);
  return {
    addCalendar: async ({ at, ...calendar }) =>
      void stateOf().calendars.set(calendar.id, { ...calendar, madeAt: at, revokedAt: '', readAt: '' }),
    calendarOfKey: async (keyHash) => {
      const key = keys.openOf(keyHash);
      return key && toCalendar(key);
    },
    listCalendars: async (siteId) => keys.list(siteId).map(toCalendar),
    revokeCalendar: async (...args) => keys.revoke(...args),
    noteCalendarRead: async (...args) => keys.noteRead(...args),
  };
};

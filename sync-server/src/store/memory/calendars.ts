import { byCodePoint } from '../by-code-point';
import type { Calendar, CalendarStore } from '../calendar-port';
import type { KeptCalendar, State } from './state';

const shutName = (calendarId: string): string => `calendar:${calendarId}`;

const toCalendar = ({ keyHash: _keyHash, ...calendar }: KeptCalendar): Calendar => calendar;

/** Ends a feed in a state. */
const end = (state: State, calendarId: string, at: string): void => {
  const known = state.calendars.get(calendarId);
  if (known) state.calendars.set(calendarId, { ...known, revokedAt: at });
};

/** The part of the memory store that knows calendar feeds. What is in `revoked` stays shut over a restore. */
export const memoryCalendars = (stateOf: () => State, revoked: Set<string>): CalendarStore => {
  const shown = (calendar: KeptCalendar): Calendar => {
    const isShut = calendar.revokedAt === '' && revoked.has(shutName(calendar.id));
    return toCalendar(isShut ? { ...calendar, revokedAt: calendar.madeAt } : calendar);
  };
  return {
    addCalendar: async ({ at, ...calendar }) =>
      void stateOf().calendars.set(calendar.id, { ...calendar, madeAt: at, revokedAt: '', readAt: '' }),
    calendarOfKey: async (keyHash) => {
      const found = [...stateOf().calendars.values()].find((one) => one.keyHash === keyHash);
      const calendar = found ? shown(found) : null;
      return calendar?.revokedAt === '' ? calendar : null;
    },
    listCalendars: async (siteId) =>
      [...stateOf().calendars.values()]
        .filter((one) => one.siteId === siteId)
        .toSorted((a, b) => byCodePoint(a.madeAt, b.madeAt) || byCodePoint(a.id, b.id))
        .map(shown),
    revokeCalendar: async (siteId, calendarId, at) => {
      const known = stateOf().calendars.get(calendarId);
      if (!known || known.siteId !== siteId || known.revokedAt !== '') return false;
      revoked.add(shutName(calendarId));
      end(stateOf(), calendarId, at);
      return true;
    },
    noteCalendarRead: async (calendarId, at) => {
      const known = stateOf().calendars.get(calendarId);
      if (known) stateOf().calendars.set(calendarId, { ...known, readAt: at });
    },
  };
};

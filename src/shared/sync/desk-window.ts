import type { Kept, Retention, Site } from '../domain/model/reference';
import { addMonths } from '../time/add-months';
import { addDays } from '../time/civil';

/**
 * How many civil days back a desk keeps what is over. All that lies ahead and every open request stay, however old: they are still
 * worked on. What is older is on the server, as documents, and in every desk’s sheets of facts.
 */
export const DESK_WINDOW_DAYS = 60;

const textOf = (document: object, field: string): string => {
  const value: unknown = (document as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : '';
};

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * The last civil day on which a document counts for the work of a desk; `''` = no day ends it. Appointments, tickets and desk
 * sessions count on their day, a request until the day of its closing (by UTC, which a window of weeks can bear). People and settings
 * have no such day.
 */
export const lastDayOf = (collection: string, document: object): string => {
  switch (collection) {
    case 'appointments':
    case 'tickets':
    case 'deskSessions':
      return textOf(document, 'day');
    case 'requests': {
      const closedDay = textOf(document, 'closedAt').slice(0, 10);
      return closedDay === '' ? '' : later(textOf(document, 'day'), closedDay);
    }
    default:
      return '';
  }
};

/** Whether a document with this last day is one that a desk keeps whose window begins on `fromDay`; `''` = a window without a begin. */
export const isInWindow = (lastDay: string, fromDay: string): boolean =>
  fromDay === '' || lastDay === '' || lastDay >= fromDay;

/** The civil day on which the window of a desk begins. A day of slack lets zones and midnights disagree. */
export const windowFrom = (today: string, days: number = DESK_WINDOW_DAYS): string => addDays(today, -days - 1);

/** What was written lately stays: a desk may still hold it, or take it back. */
export const REST_DAYS = 30;

/**
 * The civil day of a site before which visits and requests are due to leave for good: those whose last day (`lastDayOf`) lies before it. Never
 * what a desk may still keep: a server without what its desks hold would be brought it again.
 */
export const dueBefore = (
  today: string,
  { recordMonths }: Pick<Retention, 'recordMonths'>,
  windowDays: number = DESK_WINDOW_DAYS,
): string => {
  const [byAge, byWindow] = [addMonths(today, -recordMonths), addDays(windowFrom(today, windowDays), -REST_DAYS)];
  return byAge < byWindow ? byAge : byWindow;
};

/** How long visits and requests are kept after their last day, measured as `dueBefore` does: a wide window of the desks holds them longer. `null` = for good. */
export const recordsKept = (
  today: string,
  { retention, deskWindowDays = DESK_WINDOW_DAYS }: Pick<Site, 'retention' | 'deskWindowDays'>,
): Kept | null => {
  if (!retention) return null;
  return dueBefore(today, retention, deskWindowDays) === addMonths(today, -retention.recordMonths)
    ? { unit: 'months', number: retention.recordMonths }
    : { unit: 'days', number: deskWindowDays + 1 + REST_DAYS };
};

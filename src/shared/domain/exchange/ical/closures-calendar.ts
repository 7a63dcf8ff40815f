import { addDays, daysBetween, minutesOf } from '../../../time/civil';
import { publicHolidays } from '../../../time/public-holidays';
import type { Closure, SiteReference } from '../../model/reference';
import type { CalendarEvent } from './calendar-event';
import type { CalendarFile } from './write-calendar';
import { compareText } from '../../../lib/compare';

/** The words of the calendar of closures. */
export type ClosureWords = {
  readonly name: (commune: string, site: string) => string;
  readonly closed: (why: string) => string;
};

const minuteMs = 60_000;
const numberedFrom = Date.parse('2020-01-01T00:00:00Z');

/** Reference data has no log: the minutes since 2020 grow with every export, so that the later file always wins. */
const sequenceAt = (at: string): number => Math.max(0, Math.floor((Date.parse(at) - numberedFrom) / minuteMs));

const isWholeDay = ({ from, to }: Closure): boolean => minutesOf(from) <= 1 && minutesOf(to) >= 23 * 60 + 59;

type Base = Pick<CalendarEvent, 'sequence' | 'stampedAt' | 'status' | 'location' | 'description'>;

const wholeDays = (base: Base, uid: string, day: string, count: number, summary: string): CalendarEvent => ({
  ...base,
  uid,
  day,
  time: '00:00',
  durationMin: 0,
  wholeDays: count,
  summary,
});

/** A closure of whole days is one event; one of some hours takes them on each of its days. */
const closureEvents = (closure: Closure, base: Base, summary: string): readonly CalendarEvent[] => {
  const count = daysBetween(closure.fromDay, closure.toDay) + 1;
  if (isWholeDay(closure)) return [wholeDays(base, closure.id, closure.fromDay, count, summary)];
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(closure.fromDay, index);
    const durationMin = minutesOf(closure.to) - minutesOf(closure.from);
    return { ...base, uid: `${closure.id}-${day}`, day, time: closure.from, durationMin, summary };
  });
};

/**
 * The closures of a site as a calendar file: its public holidays and what closes all of it, on the civil days from one to another (both
 * included). It names nobody and no desk, so that it may stand on the town's own pages. `at` is the instant of the export.
 */
export const closuresCalendar = (
  reference: SiteReference,
  span: { readonly from: string; readonly to: string },
  at: string,
  words: ClosureWords,
): CalendarFile => {
  const { site, closures } = reference;
  const base: Base = {
    sequence: sequenceAt(at),
    stampedAt: at,
    status: 'CONFIRMED',
    location: site.name,
    description: '',
  };
  const firstYear = Number(span.from.slice(0, 4));
  const years = Array.from({ length: Number(span.to.slice(0, 4)) - firstYear + 1 }, (_, index) => firstYear + index);
  const holidays = years
    .flatMap((year) => publicHolidays(year, site.territory))
    .filter(({ day }) => span.from <= day && day <= span.to)
    .map(({ day, name }) => wholeDays(base, `${site.id}-${day}-${name}`, day, 1, words.closed(name)));
  const own = closures
    .filter((one) => one.deskId === '' && one.fromDay <= span.to && span.from <= one.toDay)
    .flatMap((one) => closureEvents(one, base, words.closed(one.label)));
  const byDay = (a: CalendarEvent, b: CalendarEvent): number => compareText(a.day, b.day) || compareText(a.uid, b.uid);
  return {
    method: 'PUBLISH',
    zone: site.zone,
    name: words.name(site.commune, site.name),
    events: [...holidays, ...own].toSorted(byDay),
  };
};

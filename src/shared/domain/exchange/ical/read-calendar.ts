import { no, ok, type Result } from '../../../lib/result';
import { civilOf, minutesBetween, toInstant } from '../../../time/civil';
import { isZone } from '../../../time/zones';
import { calendarStatuses, type CalendarEvent } from './calendar-event';
import { contentLines, type ContentLine } from './content-lines';
import { plainText } from './text-lines';

/**
 * Zones that Outlook writes by the names of Windows (Unicode CLDR, windowsZones.xml), as far as a French town hall meets them.
 */
const windowsZones: Readonly<Record<string, string>> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Paris',
  'Central European Standard Time': 'Europe/Paris',
  'SA Western Standard Time': 'America/Guadeloupe',
  'SA Eastern Standard Time': 'America/Cayenne',
  'Saint Pierre Standard Time': 'America/Miquelon',
  'Mauritius Standard Time': 'Indian/Reunion',
  'E. Africa Standard Time': 'Indian/Mayotte',
  'Central Pacific Standard Time': 'Pacific/Noumea',
  'Hawaiian Standard Time': 'Pacific/Tahiti',
  'Marquesas Standard Time': 'Pacific/Marquesas',
  UTC: 'UTC',
  'Etc/UTC': 'UTC',
};

/** The IANA zone that a `TZID` means, also by its name in Windows or behind a prefix; `null` when nobody can know. */
const zoneOfName = (name: string): string | null => {
  const known = windowsZones[name];
  if (known !== undefined) return known;
  const tail = /([A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1] ?? name;
  return [name, tail].find(isZone) ?? null;
};

/** A moment of a calendar file: an instant, or a day without hours. */
type ReadMoment = { readonly instant: string; readonly allDay: string };

/** Why a moment was not read. */
type MomentFault = 'badDate' | 'unknownZone';

const shape = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

const isRealDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
};

/** Reads `DTSTART` or `DTEND`: UTC, with a zone, floating (then it is of `siteZone`), or a whole day. */
const readMoment = (
  { value, parameters }: Pick<ContentLine, 'value' | 'parameters'>,
  siteZone: string,
): Result<ReadMoment, MomentFault> => {
  const [, year, month, date, hour, minute, second, utc] = shape.exec(value.trim()) ?? [];
  const day = `${year}-${month}-${date}`;
  if (year === undefined || !isRealDay(day)) return no('badDate');
  if (hour === undefined) return ok({ instant: '', allDay: day });
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return no('badDate');
  const time = `${hour}:${minute}`;
  if (utc !== undefined) return ok({ instant: `${day}T${time}:00.000Z`, allDay: '' });
  const name = parameters['TZID'];
  const zone = name === undefined ? siteZone : zoneOfName(name);
  return zone === null ? no('unknownZone') : ok({ instant: toInstant(day, time, zone), allDay: '' });
};

/** The minutes of a `DURATION` (`PT30M`, `P1DT2H`), `null` for what is none. */
const readDurationMin = (value: string): number | null => {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value.trim());
  if (!found) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
};

/** An event that was read: where it begins in the file, and whether it takes whole days (then its time is `''`). */
export type ReadEvent = CalendarEvent & { readonly line: number; readonly allDay: boolean };

/** Why a part of a calendar file was not read. */
export type CalendarFaultCode =
  MomentFault | 'notCalendar' | 'cutShort' | 'badLine' | 'recurring' | 'noStart' | 'badEnd';

/** Something that was not read, where, and the summary of its event (for who holds the file). */
type CalendarFault = { readonly line: number; readonly code: CalendarFaultCode; readonly summary: string };

/** What a calendar file holds. What could not be read is never guessed. */
type ReadCalendar = {
  readonly method: string;
  readonly events: readonly ReadEvent[];
  readonly faults: readonly CalendarFault[];
};

type Properties = ReadonlyMap<string, ContentLine>;

const textOf = (properties: Properties, name: string): string => plainText(properties.get(name)?.value ?? '');

const stampOf = (properties: Properties): string => {
  const line = properties.get('DTSTAMP');
  const moment = line ? /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(line.value.trim()) : null;
  if (!moment) return '';
  const [, year, month, day, hour, minute, second] = moment;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
};

const lengthOf = (properties: Properties, startInstant: string, zone: string): Result<number, CalendarFaultCode> => {
  const end = properties.get('DTEND');
  if (!end) {
    const duration = properties.get('DURATION');
    if (!duration) return ok(0);
    const minutes = readDurationMin(duration.value);
    return minutes === null ? no('badEnd') : ok(minutes);
  }
  const moment = readMoment(end, zone);
  if (!moment.ok) return moment;
  if (startInstant === '' || moment.value.instant === '') return ok(0);
  const minutes = minutesBetween(startInstant, moment.value.instant);
  return minutes < 0 ? no('badEnd') : ok(minutes);
};

const recurs = (properties: Properties): boolean =>
  ['RRULE', 'RDATE', 'RECURRENCE-ID'].some((name) => properties.has(name));

const eventOf = (properties: Properties, line: number, zone: string): Result<ReadEvent, CalendarFaultCode> => {
  if (recurs(properties)) return no('recurring');
  const startLine = properties.get('DTSTART');
  if (!startLine) return no('noStart');
  const start = readMoment(startLine, zone);
  if (!start.ok) return start;
  const { instant, allDay } = start.value;
  const length = lengthOf(properties, instant, zone);
  if (!length.ok) return length;
  const status = textOf(properties, 'STATUS').toUpperCase();
  return ok({
    line,
    allDay: allDay !== '',
    uid: textOf(properties, 'UID'),
    sequence: Number.parseInt(textOf(properties, 'SEQUENCE'), 10) || 0,
    stampedAt: stampOf(properties),
    ...(allDay === '' ? civilOf(instant, zone) : { day: allDay, time: '' }),
    durationMin: length.value,
    status: calendarStatuses.find((one) => one === status) ?? 'CONFIRMED',
    summary: textOf(properties, 'SUMMARY'),
    location: textOf(properties, 'LOCATION'),
    description: textOf(properties, 'DESCRIPTION'),
  });
};

type Component = { readonly name: string; readonly line: number; readonly properties: Map<string, ContentLine> };

/** The later version of an event that stands twice. */
const latest = (events: readonly ReadEvent[]): readonly ReadEvent[] => {
  const byUid = new Map<string, ReadEvent>();
  for (const event of events) {
    const key = event.uid === '' ? `line ${event.line}` : event.uid;
    const known = byUid.get(key);
    if (!known || event.sequence >= known.sequence) byUid.set(key, event);
  }
  return [...byUid.values()];
};

/**
 * Reads a calendar file (RFC 5545). Times come out as civil times of `zone`, which is also taken for times without a zone.
 * Events that recur are reported, not unrolled. Alarms, zones and other parts are passed over.
 */
export const readCalendar = (text: string, zone: string): ReadCalendar => {
  const events: ReadEvent[] = [];
  const faults: CalendarFault[] = [];
  const open: Component[] = [];
  let method = '';
  const close = (component: Component): void => {
    if (component.name !== 'VEVENT') return;
    const event = eventOf(component.properties, component.line, zone);
    if (event.ok) events.push(event.value);
    else faults.push({ line: component.line, code: event.reason, summary: textOf(component.properties, 'SUMMARY') });
  };
  const lines = contentLines(text);
  const first = lines[0];
  if (!first || 'broken' in first || first.name !== 'BEGIN' || first.value.toUpperCase() !== 'VCALENDAR')
    return { method, events, faults: [{ line: 1, code: 'notCalendar', summary: '' }] };
  for (const one of lines) {
    const component = open.at(-1);
    if ('broken' in one) faults.push({ line: one.line, code: 'badLine', summary: '' });
    else if (one.name === 'BEGIN') open.push({ name: one.value.toUpperCase(), line: one.line, properties: new Map() });
    else if (one.name === 'END') {
      if (component) close(component);
      open.pop();
    } else {
      if (one.name === 'METHOD' && component?.name === 'VCALENDAR') method = one.value.toUpperCase();
      if (component && !component.properties.has(one.name)) component.properties.set(one.name, one);
    }
  }
  const cut = open.at(-1);
  if (cut) faults.push({ line: cut.line, code: 'cutShort', summary: textOf(cut.properties, 'SUMMARY') });
  return { method, events: latest(events), faults };
};

import { no, ok, type Result } from '../../../lib/result';
import { civilOf, minutesBetween } from '../../../time/civil';
import { calendarStatuses, type CalendarEvent } from './calendar-event';
import { contentLines, type ContentLine } from './content-lines';
import { readDurationMin, readMoment, type MomentFault } from './read-moment';
import { plainText } from './text-lines';

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

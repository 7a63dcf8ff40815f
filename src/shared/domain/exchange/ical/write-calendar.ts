import { addDays, addMinutes, civilOf, minutesOf, timeOf, toInstant } from '../../../time/civil';
import { zoneOffsets, type OffsetChange } from '../../../time/zone-offsets';
import { pad } from '../../../lib/pad';
import type { CalendarEvent } from './calendar-event';
import { escapedText, foldedLine, quotedParameter } from './text-lines';

const seasonDays = 370;
const longAgo = '1970-01-01T00:00:00';

const offsetText = (seconds: number): string => {
  const size = Math.abs(seconds);
  const rest = size % 60 === 0 ? '' : pad(size % 60);
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}${pad(Math.floor(size / 60) % 60)}${rest}`;
};

/** A civil moment as the standard writes it: `20260329T020000`. */
const civilStamp = (civil: string): string => civil.replaceAll(/[-:]/g, '');

const observance = ({ civilBefore, fromSeconds, toSeconds }: OffsetChange): readonly string[] => {
  const kind = toSeconds > fromSeconds ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${civilStamp(civilBefore)}`,
    `TZOFFSETFROM:${offsetText(fromSeconds)}`,
    `TZOFFSETTO:${offsetText(toSeconds)}`,
    `TZNAME:UTC${offsetText(toSeconds)}`,
    `END:${kind}`,
  ];
};

/** A change of long ago is history: what it left is simply the time of the zone. */
const settled = (change: OffsetChange, fromDay: string): OffsetChange =>
  change.at === '' || change.at.slice(0, 10) < addDays(fromDay, -seasonDays)
    ? { ...change, civilBefore: longAgo, fromSeconds: change.toSeconds }
    : change;

/** The lines of a VTIMEZONE that is right for these civil days, both included (RFC 5545, 3.6.5): its real changes, no rule. */
const zoneLines = (zone: string, fromDay: string, toDay: string): readonly string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  ...zoneOffsets(zone, fromDay, toDay).flatMap((change, index) =>
    observance(index === 0 ? settled(change, fromDay) : change),
  ),
  'END:VTIMEZONE',
];

/** The two sides of an invitation. Each needs an address: calendar programs show no invitation without. */
export type Invited = {
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendeeEmail: string;
};

/** A calendar file. A feed is published; an invitation to one person is asked for or cancelled (RFC 5546). */
export type CalendarFile = {
  readonly zone: string;
  readonly events: readonly CalendarEvent[];
  /** The name under which a program lists the calendar, `''` = none. */
  readonly name: string;
} & ({ readonly method: 'PUBLISH' } | { readonly method: 'REQUEST' | 'CANCEL'; readonly invited: Invited });

type Zone = { readonly zone: string; readonly changes: ReadonlySet<string> };

const productId = '-//Guichet//Guichet//FR';

const instantStamp = (instant: string): string => `${civilStamp(instant.slice(0, 19))}Z`;

const localStamp = (day: string, time: string): string => civilStamp(`${day}T${time}:00`);

/** The civil days on which the clock of a zone changes: on all others minutes are simply added. */
const changeDays = (zone: string, fromDay: string, toDay: string): ReadonlySet<string> =>
  new Set(zoneOffsets(zone, fromDay, toDay).flatMap(({ at }) => (at === '' ? [] : civilOf(at, zone).day)));

const plainEnd = ({ day, time, durationMin }: CalendarEvent): string => {
  const minutes = minutesOf(time) + durationMin;
  return localStamp(addDays(day, Math.floor(minutes / 1440)), timeOf(minutes % 1440));
};

/** An end that the clock shows twice is written in UTC: by civil time it would be the first of the two. */
const endLine = (event: CalendarEvent, { zone, changes }: Zone): string => {
  const isPlain = event.durationMin < 1440 && !changes.has(event.day) && !changes.has(addDays(event.day, 1));
  if (isPlain) return `DTEND;TZID=${zone}:${plainEnd(event)}`;
  const end = addMinutes(toInstant(event.day, event.time, zone), event.durationMin);
  const { day, time } = civilOf(end, zone);
  return toInstant(day, time, zone) === end
    ? `DTEND;TZID=${zone}:${localStamp(day, time)}`
    : `DTEND:${instantStamp(end)}`;
};

const textLine = (name: string, text: string): readonly string[] =>
  text === '' ? [] : [`${name}:${escapedText(text)}`];

const invitedLines = (file: CalendarFile): readonly string[] => {
  if (file.method === 'PUBLISH') return [];
  const { organizer, attendeeEmail } = file.invited;
  return [
    `ORGANIZER;CN=${quotedParameter(organizer.name)}:mailto:${organizer.email}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:${attendeeEmail}`,
  ];
};

const dayStamp = (day: string): string => day.replaceAll('-', '');

/** Whole days are dates without a zone, the end not included (RFC 5545, 3.6.1). */
const timeLines = (event: CalendarEvent, file: CalendarFile, zone: Zone): readonly string[] =>
  event.wholeDays === undefined
    ? [`DTSTART;TZID=${file.zone}:${localStamp(event.day, event.time)}`, endLine(event, zone)]
    : [
        `DTSTART;VALUE=DATE:${dayStamp(event.day)}`,
        `DTEND;VALUE=DATE:${dayStamp(addDays(event.day, event.wholeDays))}`,
        'TRANSP:TRANSPARENT',
      ];

const eventLines = (event: CalendarEvent, file: CalendarFile, zone: Zone): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escapedText(event.uid)}`,
  `DTSTAMP:${instantStamp(event.stampedAt)}`,
  `SEQUENCE:${event.sequence}`,
  ...timeLines(event, file, zone),
  `STATUS:${file.method === 'CANCEL' ? 'CANCELLED' : event.status}`,
  ...textLine('SUMMARY', event.summary),
  ...textLine('LOCATION', event.location),
  ...textLine('DESCRIPTION', event.description),
  ...invitedLines(file),
  'END:VEVENT',
];

const span = (events: readonly CalendarEvent[]): readonly [string, string] => {
  const days = events.map(({ day }) => day).toSorted();
  return [days[0] ?? '2020-01-01', addDays(days.at(-1) ?? '2020-01-01', 1)];
};

const headLines = (file: CalendarFile, fromDay: string, toDay: string): readonly string[] => [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  `PRODID:${productId}`,
  'CALSCALE:GREGORIAN',
  `METHOD:${file.method}`,
  ...textLine('X-WR-CALNAME', file.name),
  ...textLine('NAME', file.name),
  ...(file.method === 'PUBLISH' ? ['REFRESH-INTERVAL;VALUE=DURATION:PT15M', 'X-PUBLISHED-TTL:PT15M'] : []),
  ...zoneLines(file.zone, fromDay, toDay),
];

const asText = (lines: readonly string[]): string => lines.map(foldedLine).join('');

/** A calendar file piece by piece, a piece for each event, so that who writes a long one can rest in between. */
export function* calendarPieces(file: CalendarFile): Generator<string, void> {
  const [fromDay, toDay] = span(file.events);
  const zone = { zone: file.zone, changes: changeDays(file.zone, fromDay, toDay) };
  yield asText(headLines(file, fromDay, toDay));
  for (const event of file.events) yield asText(eventLines(event, file, zone));
  yield asText(['END:VCALENDAR']);
}

/**
 * Writes a calendar file (RFC 5545): lines end with CRLF, none is longer than 75 octets, and the zone comes with the changes of
 * its clock over the days of the events. Each event needs an instant in `stampedAt`.
 */
export const writeCalendar = (file: CalendarFile): string => [...calendarPieces(file)].join('');

import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { addDays, toInstant } from '../../../time/civil';
import { frenchZones } from '../../../time/zones';
import { happens } from '../../../time/zone-offsets';
import { calendarStatuses, type CalendarEvent } from './calendar-event';
import { readCalendar } from './read-calendar';
import { writeCalendar } from './write-calendar';

const zones = fc.constantFrom(...frenchZones);
const words = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replaceAll(/[^\P{Cc}\n]/gu, ''));
const awkward = fc.constantFrom(
  'a;b,c\\d\ne',
  '\\n',
  'œ'.repeat(90),
  '👩‍👧'.repeat(30),
  ' leading',
  'trailing \n',
  ';:"',
);
const text = fc.oneof(words, awkward);
const dstNights = fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-03-08', '2026-11-01');
const days = fc.oneof(
  dstNights,
  fc.integer({ min: 0, max: 900 }).map((count) => addDays('2025-06-01', count)),
);
const times = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((step) => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(step / 12))}:${pad((step % 12) * 5)}`;
});

const event: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.ulid(),
  sequence: fc.nat(30),
  stampedAt: fc.nat(2_000_000_000).map((second) => new Date(second * 1000).toISOString()),
  day: days,
  time: times,
  durationMin: fc.integer({ min: 1, max: 60 }).map((steps) => steps * 5),
  status: fc.constantFrom(...calendarStatuses),
  summary: text,
  location: text,
  description: text,
});
const events = fc.uniqueArray(event, { selector: ({ uid }) => uid, maxLength: 6 });

const written = (zone: string, list: readonly CalendarEvent[]): string =>
  writeCalendar({ zone, name: 'Mairie', events: list, method: 'PUBLISH' });

const instantOf = (time: ICAL.Time): number => time.toUnixTime() * 1000;

describe('a calendar file', () => {
  it('reads back as it was written, DST nights of all zones included', () => {
    fc.assert(
      fc.property(zones, events, (zone, list) => {
        const real = list.filter(({ day, time }) => happens(day, time, zone));
        const read = readCalendar(written(zone, real), zone);
        expect(read.faults).toEqual([]);
        expect(read.events.map(({ line: _line, allDay: _allDay, ...one }) => one)).toEqual(real);
      }),
    );
  });

  it('has no line above 75 octets, and every line ends with CRLF', () => {
    fc.assert(
      fc.property(zones, events, (zone, list) => {
        const file = written(zone, list);
        expect(file.endsWith('\r\n')).toBe(true);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const lengths = file.split('\r\n').map((line) => Buffer.byteLength(line, 'utf8'));
        expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
      }),
    );
  });

  it('says the same to another parser, by the zone that the file itself brings', () => {
    fc.assert(
      fc.property(zones, events, (zone, list) => {
        ICAL.TimezoneService.reset();
        const root = new ICAL.Component(ICAL.parse(written(zone, list)));
        const theirs = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
        expect(root.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe(zone);
        const real = list.filter(({ day, time }) => happens(day, time, zone));
        for (const mine of real) {
          const same = theirs.find(({ uid }) => uid === mine.uid);
          const start = Date.parse(toInstant(mine.day, mine.time, zone));
          const isTwice = zone !== 'Europe/Paris' && zone !== 'America/Miquelon' ? false : ambiguous(mine, zone);
          expect([same?.summary ?? '', same?.location ?? '', same?.description ?? '', same?.sequence]).toEqual([
            mine.summary,
            mine.location,
            mine.description,
            mine.sequence,
          ]);
          if (same && !isTwice) {
            expect(instantOf(same.startDate)).toBe(start);
            expect(instantOf(same.endDate) - instantOf(same.startDate)).toBe(mine.durationMin * 60_000);
          }
        }
      }),
    );
  });
});

/** Of an hour that the clock shows twice the standard means the first; the other parser takes the second. */
const ambiguous = ({ day, time, durationMin }: CalendarEvent, zone: string): boolean => {
  const start = Date.parse(toInstant(day, time, zone));
  const twice = (ms: number): boolean => {
    const wall = (at: number): string => new Date(at).toLocaleTimeString('sv-SE', { timeZone: zone });
    return wall(ms) === wall(ms + 3_600_000) || wall(ms) === wall(ms - 3_600_000);
  };
  return twice(start) || twice(start + durationMin * 60_000);
};

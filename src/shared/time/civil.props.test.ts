import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';

import { pad } from '../lib/pad';
import { addMinutes, civilOf } from './civil';
import { frenchZones } from './zones';

/** The same, asked of the zone data for each instant. */
const byTheZone = (instant: string, zone: string) => {
  const plain = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return { day: plain.toPlainDate().toString(), time: `${pad(plain.hour)}:${pad(plain.minute)}` };
};

const outcome = <Value>(work: () => Value): Value | 'refused' => {
  try {
    return work();
  } catch {
    return 'refused';
  }
};

// With summer time on both halves of the earth, an offset of quarters of an hour, and zones that changed their day or by half an hour.
const zone = fc.constantFrom(
  ...frenchZones,
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Monrovia',
  'Africa/Casablanca',
);
const instant = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((date) => date.toISOString());
const anyInstant = fc.oneof(
  instant('2019-01-01T00:00:00Z', '2034-01-01T00:00:00Z'),
  instant('1890-01-01T00:00:00Z', '2110-01-01T00:00:00Z'),
);

it('is what the zone says of every instant, in whatever order they are asked', () => {
  fc.assert(
    fc.property(zone, fc.array(anyInstant, { maxLength: 20 }), (name, instants) => {
      for (const one of instants) expect(civilOf(one, name)).toEqual(byTheZone(one, name));
    }),
  );
});

it('is what the zone says around every change of its clocks, to the minute', () => {
  const minutes = fc.integer({ min: -2_000, max: 2_000 });
  fc.assert(
    fc.property(zone, anyInstant, fc.array(minutes, { maxLength: 20 }), (name, from, steps) => {
      const change = Temporal.Instant.from(from).toZonedDateTimeISO(name).getTimeZoneTransition('next');
      const at = change ? new Date(change.epochMilliseconds).toISOString() : from;
      for (const step of [-1, 0, 1, ...steps]) {
        const one = addMinutes(at, step);
        expect(civilOf(one, name)).toEqual(byTheZone(one, name));
      }
    }),
  );
});

it('takes and refuses the same texts as the zone data do', () => {
  const written = fc.oneof(
    fc.constantFrom(
      '2026-02-30T10:00:00.000Z',
      '2026-02-28T24:00:00.000Z',
      '2026-06-30T23:59:60.000Z',
      '2026-06-30T10:00:00Z',
      '2026-06-30T10:00:00.000+02:00',
      '2026-06-30T10:00:00.0000001Z',
      '2026-06-30T10:00Z',
      '2026-06-30',
      '',
    ),
    anyInstant.map((one) => one.toLowerCase()),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.oneof(zone, fc.constantFrom('Mars/Olympus', '')), written, (name, text) => {
      expect(outcome(() => civilOf(text, name))).toEqual(outcome(() => byTheZone(text, name)));
    }),
  );
});

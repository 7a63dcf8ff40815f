import { describe, expect, test } from 'vitest';

import { addDays, civilOf, daysBetween, minutesOf, timeOf, toInstant, weekdayOf, wholeMinutesBetween } from './civil';

const frenchZones = [
  ['Europe/Paris', '2026-11-23T08:30:00.000Z'],
  ['Indian/Reunion', '2026-11-23T05:30:00.000Z'],
  ['Indian/Mayotte', '2026-11-23T06:30:00.000Z'],
  ['America/Guadeloupe', '2026-11-23T13:30:00.000Z'],
  ['America/Martinique', '2026-11-23T13:30:00.000Z'],
  ['America/Cayenne', '2026-11-23T12:30:00.000Z'],
  ['America/Miquelon', '2026-11-23T12:30:00.000Z'],
  ['Pacific/Noumea', '2026-11-22T22:30:00.000Z'],
  ['Pacific/Tahiti', '2026-11-23T19:30:00.000Z'],
  ['Pacific/Marquesas', '2026-11-23T19:00:00.000Z'],
  ['Pacific/Wallis', '2026-11-22T21:30:00.000Z'],
] as const;

describe('civil time and instants', () => {
  test.each(frenchZones)('half past nine in %s', (zone, instant) => {
    expect(toInstant('2026-11-23', '09:30', zone)).toBe(instant);
    expect(civilOf(instant, zone)).toEqual({ day: '2026-11-23', time: '09:30' });
  });

  test('Miquelon has summer time, Réunion has none', () => {
    expect(toInstant('2026-07-01', '09:00', 'America/Miquelon')).toBe('2026-07-01T11:00:00.000Z');
    expect(toInstant('2026-07-01', '09:00', 'Indian/Reunion')).toBe('2026-07-01T05:00:00.000Z');
  });

  test('an hour that the spring night skips moves forward by the gap', () => {
    expect(toInstant('2026-03-29', '02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
    expect(civilOf('2026-03-29T01:30:00.000Z', 'Europe/Paris')).toEqual({ day: '2026-03-29', time: '03:30' });
    expect(toInstant('2026-03-29', '01:59', 'Europe/Paris')).toBe('2026-03-29T00:59:00.000Z');
  });

  test('an hour that the autumn night repeats is the first one', () => {
    expect(toInstant('2026-10-25', '02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
    expect(civilOf('2026-10-25T01:30:00.000Z', 'Europe/Paris').time).toBe('02:30');
    expect(toInstant('2026-10-25', '03:00', 'Europe/Paris')).toBe('2026-10-25T02:00:00.000Z');
  });

  test('seconds are cut off, never rounded into the next minute or day', () => {
    expect(civilOf('2026-11-23T22:59:59.999Z', 'Europe/Paris')).toEqual({ day: '2026-11-23', time: '23:59' });
  });
});

describe('civil days and minutes', () => {
  test('minutes and times are inverse', () => {
    for (let minute = 0; minute < 1440; minute += 1) expect(minutesOf(timeOf(minute))).toBe(minute);
  });

  test('days go over months, leap days and DST nights', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });

  test('weekdays run from Monday to Sunday', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => weekdayOf(addDays('2026-11-23', offset)))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });
});

test('whole minutes between two instants are cut down, and 0 for what is no instant', () => {
  expect(wholeMinutesBetween('2026-11-23T10:00:00.000Z', '2026-11-23T10:12:59.000Z')).toBe(12);
  expect(wholeMinutesBetween('', '2026-11-23T10:12:59.000Z')).toBe(0);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { pad } from '../lib/pad';
import { frenchZones, isZone } from './zones';
import { isCivilDay } from './civil-day';

it('knows all zones of France, and tells names that are none', () => {
  expect(frenchZones.filter((zone) => !isZone(zone))).toEqual([]);
  expect(['', 'Paris', 'Europe/Fontbelle', '+02:00', 'Europe/Paris '].filter(isZone)).toEqual([]);
});

it('knows the days of the calendar', () => {
  expect(['2026-02-28', '2028-02-29', '2026-12-31'].every(isCivilDay)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-11-24T00:00'].some(isCivilDay)).toBe(false);
});

it('knows just the days that a date object knows', () => {
  const year = fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.constantFrom(0, 4, 100, 400, 1_900, 2_000, 2_100));
  fc.assert(
    fc.property(year, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, month, day) => {
      const text = `${pad(y, 4)}-${pad(month)}-${pad(day)}`;
      const date = new Date(`${text}T00:00:00Z`);
      expect(isCivilDay(text)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
    }),
    { numRuns: 2_000 },
  );
});

import { expect, it } from 'vitest';

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

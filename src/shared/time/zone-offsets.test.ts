import { describe, expect, it } from 'vitest';

import { frenchZones, isZone } from './zones';
import { happens, zoneOffsets } from './zone-offsets';

describe('zoneOffsets', () => {
  it('gives the offset at the beginning and every change of the year in Paris', () => {
    const changes = zoneOffsets('Europe/Paris', '2026-01-15', '2026-12-31');
    expect(
      changes.map(({ at, civilBefore, fromSeconds, toSeconds }) => [at, civilBefore, fromSeconds, toSeconds]),
    ).toEqual([
      ['2025-10-26T01:00:00.000Z', '2025-10-26T03:00:00', 7200, 3600],
      ['2026-03-29T01:00:00.000Z', '2026-03-29T02:00:00', 3600, 7200],
      ['2026-10-25T01:00:00.000Z', '2026-10-25T03:00:00', 7200, 3600],
    ]);
  });

  it('is one entry where the clock never changes, and two changes a year in Miquelon', () => {
    const count = (zone: string): number => zoneOffsets(zone, '2026-01-01', '2026-12-31').length;
    expect(frenchZones.filter((zone) => count(zone) !== 1)).toEqual(['Europe/Paris', 'America/Miquelon']);
    expect(zoneOffsets('Pacific/Marquesas', '2026-01-01', '2026-12-31').at(-1)?.toSeconds).toBe(-34_200);
    expect(zoneOffsets('Indian/Reunion', '2026-01-01', '2026-12-31').at(-1)?.toSeconds).toBe(14_400);
  });

  it('counts a change on the last day, and none of the day after', () => {
    expect(zoneOffsets('Europe/Paris', '2026-03-01', '2026-03-29')).toHaveLength(2);
    expect(zoneOffsets('Europe/Paris', '2026-03-01', '2026-03-28')).toHaveLength(1);
  });
});

it('knows zones by name', () => {
  expect(frenchZones.filter((zone) => !isZone(zone))).toEqual([]);
  expect(['', 'Mars/Olympus', 'Romance Standard Time', '+02:00'].map(isZone)).toEqual([false, false, false, false]);
});

it('knows which civil times a spring night skips', () => {
  expect(happens('2026-03-29', '02:30', 'Europe/Paris')).toBe(false);
  expect(happens('2026-03-29', '03:00', 'Europe/Paris')).toBe(true);
  expect(happens('2026-10-25', '02:30', 'Europe/Paris')).toBe(true);
  expect(happens('2026-03-29', '02:30', 'Indian/Reunion')).toBe(true);
});

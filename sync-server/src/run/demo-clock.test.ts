import fc from 'fast-check';
import { expect, test } from 'vitest';

import { civilOf, weekdayOf } from '#shared/time/civil';
import { holidayName } from '#shared/time/public-holidays';

import { demoStart, resumedOffset } from './demo-clock';

test('a demonstration begins on a Monday at 10:32 in Paris that is no holiday, at most three weeks back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), (now) => {
      const start = demoStart(now.getTime());
      const { day, time } = civilOf(start, 'Europe/Paris');
      expect([weekdayOf(day), time]).toEqual([1, '10:32']);
      const backMs = now.getTime() - Date.parse(start);
      expect(backMs).toBeGreaterThan(0);
      // Easter Monday and Whit Monday are seven weeks apart; a fixed holiday may lie a week beside one of them.
      expect(backMs).toBeLessThan(22 * 86_400_000);
      expect(holidayName(day, 'mainland')).toBe('');
    }),
  );
});

test('after a night the town goes on where it stood; after a restart its time has gone on', () => {
  const known = { offsetMs: -5_000, seenMs: 1_000_000 };
  expect(resumedOffset(known, 1_000_000 + 60_000)).toBe(-5_000);
  const night = 12 * 3_600_000;
  expect(1_000_000 + night + resumedOffset(known, 1_000_000 + night)).toBe(1_000_000 - 5_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, civilOf, timeOf, toInstant } from '../../../time/civil';
import { siteClock } from './site-clock';

const zones = fc.constantFrom('Europe/Paris', 'America/Martinique', 'Pacific/Marquesas', 'America/Miquelon');
const day = fc.integer({ min: 0, max: 4000 }).map((number) => addDays('2019-01-01', number));
/** The nights on which a clock changes too, which chance would seldom find. */
const days = fc.oneof(day, fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01'));
const minutes = fc.integer({ min: 0, max: 1439 });

describe('siteClock', () => {
  it('says what the zone says, of any day and time', () => {
    fc.assert(
      fc.property(zones, fc.array(fc.tuple(days, minutes), { maxLength: 20 }), (zone, moments) => {
        const clock = siteClock(zone, '2026-11-24T09:00:00.000Z');
        for (const [one, minute] of moments) {
          const instant = toInstant(one, timeOf(minute), zone);
          expect(clock.instantOf(one, timeOf(minute))).toBe(instant);
          expect(clock.dayOf(instant)).toBe(civilOf(instant, zone).day);
          expect(clock.civilOf(instant)).toEqual(civilOf(instant, zone));
        }
      }),
    );
  });
});

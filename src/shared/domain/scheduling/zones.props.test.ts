import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, addMinutes, civilOf, minutesOf, timeOf, toInstant } from '../../time/civil';
import type { Site } from '../model/reference';
import { freeSlots } from './free-slots';
import type { Placed } from './placed';
import { planDay } from './plan-day';
import { opening, smallTown } from './small-town.fixture';

const zones: readonly (readonly [zone: string, territory: Site['territory'], jumps: number])[] = [
  ['Europe/Paris', 'mainland', 1],
  ['America/Guadeloupe', 'guadeloupe', 0],
  ['America/Martinique', 'martinique', 0],
  ['America/Cayenne', 'guyane', 0],
  ['Indian/Reunion', 'reunion', 0],
  ['Indian/Mayotte', 'mayotte', 0],
  ['America/Miquelon', 'saintPierreEtMiquelon', 1],
  ['America/St_Barthelemy', 'saintBarthelemy', 0],
  ['America/Marigot', 'saintMartin', 0],
  ['Pacific/Noumea', 'nouvelleCaledonie', 0],
  ['Pacific/Tahiti', 'polynesieFrancaise', 0],
  ['Pacific/Marquesas', 'polynesieFrancaise', 0],
  ['Pacific/Gambier', 'polynesieFrancaise', 0],
  ['Pacific/Wallis', 'wallisEtFutuna', 0],
];

/** One desk that never closes, so that every minute of a night counts. */
const nightTown = (zone: string, territory: Site['territory'], noticeMin = 0) => {
  const town = smallTown();
  return smallTown({
    site: { ...town.site, zone, territory },
    openingPeriods: [opening(3, '00:00', '23:55', { weekdays: [1, 2, 3, 4, 5, 6, 7] })],
    reasons: town.reasons.map((reason) => ({ ...reason, noticeMin })),
  });
};

const wish = { reasonId: 'collection', durationMin: 15 };

/** Books the first free slot until the day is full. */
const fill = (town: ReturnType<typeof nightTown>, day: string): readonly Placed[] => {
  const plan = planDay(town, day);
  const live: Placed[] = [];
  for (let [slot] = freeSlots(plan, live, wish); slot; [slot] = freeSlots(plan, live, wish))
    live.push({ ...slot, id: slot.time, needsStation: false });
  return live;
};

const year = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
/** The days whose midnight is not 24 hours before the next one. */
const unusual = (zone: string): string[] =>
  year.filter((day) => {
    const ms = (civil: string) => Date.parse(toInstant(civil, '00:00', zone));
    return ms(addDays(day, 1)) - ms(day) !== 86_400_000;
  });

describe.each(zones)('a site in %s', (zone, territory, jumps) => {
  const town = nightTown(zone, territory);

  test('has as many nights of changing clocks as the zone', () => {
    expect(unusual(zone)).toHaveLength(jumps * 2);
  });

  test('offers only times that happen, whatever the night, and full days hold no two at one instant', () => {
    const days = fc.oneof(fc.constantFrom(...year), fc.constantFrom(...unusual(zone), '2026-07-01'));
    fc.assert(
      fc.property(days, (day) => {
        const live = fill(town, day);
        const spans = live
          .map(({ time, durationMin }) => {
            const start = toInstant(day, time, zone);
            expect(civilOf(start, zone)).toEqual({ day, time });
            return { from: Date.parse(start), to: Date.parse(addMinutes(start, durationMin)) };
          })
          .toSorted((a, b) => a.from - b.from);
        for (const [index, span] of spans.entries())
          expect(span.to).toBeLessThanOrEqual(spans[index + 1]?.from ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 8 },
    );
  });

  test('counts its notice in real minutes', () => {
    const nights = unusual(zone).flatMap((day) => [addDays(day, -1), day]);
    fc.assert(
      fc.property(
        fc.constantFrom(...nights, '2026-07-02'),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(30, 90, 24 * 60),
        (day, minute, noticeMin) => {
          const now = civilOf(toInstant(day, timeOf(minute), zone), zone);
          const earliestMs = Date.parse(toInstant(now.day, now.time, zone)) + noticeMin * 60_000;
          const strict = nightTown(zone, territory, noticeMin);
          for (const shown of [day, addDays(day, 1)]) {
            const offered = freeSlots(planDay(strict, shown, now), [], wish).map((slot) => slot.time);
            const wanted = freeSlots(planDay(strict, shown), [], wish)
              .map((slot) => slot.time)
              .filter((time) => Date.parse(toInstant(shown, time, zone)) >= earliestMs);
            expect(offered).toEqual(wanted);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('the two nights of Paris', () => {
  const town = nightTown('Europe/Paris', 'mainland');

  test('spring: the hour from two to three is no hour', () => {
    const times = freeSlots(planDay(town, '2026-03-29'), [], wish).map((slot) => slot.time);
    expect(times.filter((time) => time >= '01:40' && time < '03:10')).toEqual(['01:40', '01:45', '03:00', '03:05']);
    // 23 hours: eight quarters before two, the rest from three on.
    expect(fill(town, '2026-03-29')).toHaveLength(8 + Math.floor((minutesOf('23:55') - 180) / 15));
  });

  test('autumn: a notice that ends in the second turn of an hour offers nothing of its first', () => {
    const strict = nightTown('Europe/Paris', 'mainland', 90);
    const now = civilOf(toInstant('2026-10-25', '01:30', 'Europe/Paris'), 'Europe/Paris');
    // Ninety minutes from half past one is two o'clock for the second time.
    const times = freeSlots(planDay(strict, '2026-10-25', now), [], wish).map((slot) => slot.time);
    expect(times[0]).toBe('03:00');
  });

  test('autumn: the hour that comes twice is booked once', () => {
    const live = fill(town, '2026-10-25');
    expect(live).toHaveLength(Math.floor(minutesOf('23:55') / 15));
    expect(new Set(live.map((one) => one.time)).size).toBe(live.length);
  });
});

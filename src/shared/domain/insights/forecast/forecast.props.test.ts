import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../../time/civil';
import { daysOf } from '../period/windows';
import { forecastDays, forecastSkill } from './forecast';

const counts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 150 });
const historyOf = (some: readonly number[]) => some.map((count, at) => ({ day: addDays('2026-01-05', at), count }));

describe('forecasts', () => {
  it('lie between the least and the most that came, times their factor, inside their band when it holds them', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const next = addDays('2026-01-05', some.length);
        for (const one of forecastDays(historyOf(some), daysOf(next, addDays(next, 13)), 'mainland')) {
          if (one.expected === null) continue;
          expect(one.expected).toBeGreaterThanOrEqual(Math.min(...some) * one.factor - 1e-9);
          expect(one.expected).toBeLessThanOrEqual(Math.max(...some) * one.factor + 1e-9);
          expect((one.low ?? 0) <= (one.high ?? 0) && (one.low ?? 0) >= 0).toBe(true);
        }
      }),
    );
  });

  it('do not know the future: later days change nothing, nor does the order of what is given', () => {
    fc.assert(
      fc.property(counts, counts, (some, later) => {
        const day = addDays('2026-01-05', some.length);
        const before = forecastDays(historyOf(some), [day], 'mainland');
        expect(forecastDays(historyOf([...some, ...later]).toReversed(), [day], 'mainland')).toEqual(before);
      }),
    );
  });

  it('are right when every week is the same, and then have no skill to show', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 7, maxLength: 7 }), (week) => {
        const some = historyOf(Array.from({ length: 70 }, (_, at) => week[at % 7] ?? 0));
        const skill = forecastSkill(some, '2026-01-12', '2026-03-15', 'mainland');
        expect([skill.mae, skill.naiveMae, skill.skill, skill.covered]).toEqual([0, 0, null, 1]);
      }),
    );
  });
});

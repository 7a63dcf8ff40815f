import fc from 'fast-check';
import { expect, it } from 'vitest';

import { feedbackThemes } from '../../model/feedback';
import { LEAST_SHOWN } from '../protect/small-numbers';
import { feedbackSummary } from './feedback-summary';

const opinion = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  theme: fc.constantFrom('' as const, ...feedbackThemes),
});

it('tells of fewer than five opinions their number and nothing else', () => {
  fc.assert(
    fc.property(fc.array(opinion, { maxLength: LEAST_SHOWN - 1 }), (all) => {
      expect(feedbackSummary(all)).toEqual({ count: all.length, mean: null, themes: [] });
    }),
  );
});

it('tells from five on a mean between the lowest and the highest, and each theme once, most frequent first', () => {
  fc.assert(
    fc.property(fc.array(opinion, { minLength: LEAST_SHOWN, maxLength: 40 }), (all) => {
      const { count, mean, themes } = feedbackSummary(all);
      const scores = all.map(({ score }) => score);
      expect(count).toBe(all.length);
      expect(mean).toBeGreaterThanOrEqual(Math.min(...scores));
      expect(mean).toBeLessThanOrEqual(Math.max(...scores));
      expect(themes.map((one) => one.count)).toEqual(themes.map((one) => one.count).toSorted((a, b) => b - a));
      expect(themes.reduce((sum, one) => sum + one.count, 0)).toBe(all.filter(({ theme }) => theme !== '').length);
      expect(feedbackSummary(all.toReversed()).mean).toBe(mean);
    }),
  );
});

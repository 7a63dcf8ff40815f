import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { atLeastOf } from './binomial';
import { funnelLimits } from './funnel';

describe('the limits of a funnel', () => {
  it('leave at most half of the risk on either side, and draw closer with size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 800 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.constantFrom(0.05, 0.002),
        (of, share, risk) => {
          const { low, high } = funnelLimits(of, share, risk);
          expect(1 - atLeastOf(Math.round(low * of), of, share)).toBeLessThan(risk / 2 + 1e-9);
          expect(atLeastOf(Math.round(high * of) + 1, of, share)).toBeLessThanOrEqual(risk / 2 + 1e-9);
          expect(low <= share + 1 / of && share - 1 / of <= high).toBe(true);
        },
      ),
    );
  });
});

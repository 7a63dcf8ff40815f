import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { atLeastOf } from '../stats/binomial';
import { funnelLimits } from '../stats/funnel';
import { shownCounts } from './shown-counts';

const counts = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  .map((all) => new Map(all.map((count, at) => [`id${at}`, count])));

describe('counts that are shown', () => {
  it('are true, never 1 to 4, and leave at least five for what is withheld', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const shown = shownCounts(some);
        for (const [id, count] of shown.counts) {
          if (count !== null) expect(count).toBe(some.get(id));
          expect(count === null || count === 0 || count >= 5).toBe(true);
        }
        if (shown.total === null) return;
        const hidden = [...shown.counts].filter(([, count]) => count === null);
        const rest = shown.total - [...shown.counts].reduce((sum, [, count]) => sum + (count ?? 0), 0);
        // Each hidden one holds at least 1, so the smallest may hold what the others leave.
        if (hidden.some(([id]) => (some.get(id) ?? 0) < 5))
          expect(rest - (hidden.length - 1)).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('never tell what is untold, nor let it follow', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 11 }), (some, at) => {
        const id = `id${at}`;
        const shown = shownCounts(some, new Set([id]));
        if ((some.get(id) ?? 0) === 0) return;
        expect(shown.counts.get(id)).toBeNull();
        const hidden = [...shown.counts.values()].filter((count) => count === null).length;
        const others = [...some.values()].filter((count) => count > 0).length;
        expect(hidden > 1 || others === 1 || shown.total === null).toBe(true);
      }),
    );
  });
});

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

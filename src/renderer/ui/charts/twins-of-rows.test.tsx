import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';

import { layoutColumnMultiples, type ColumnMultiple } from './column-multiples';
import { layoutDotIntervals } from './dot-intervals';
import type { DotInterval } from './delay-figures';
import { layoutFunnelSteps, type FunnelStep } from './funnel-steps';
import { layoutRankedBars, type RankedBar } from './ranked-bars';
import { count, days, expectTwin, named, orNone, share, size, textsOf } from './testing/expect-twin';

describe('the twin of a chart of rows says what the drawing says', () => {
  it('lines of delays', () => {
    const rows = named<DotInterval>(
      fc.record({
        median: days,
        mean: days,
        p90: days,
        openMedian: orNone(days),
        goal: orNone(days),
        n: count,
        open: fc.integer({ min: 0, max: 500 }),
        isLate: fc.boolean(),
        share: fc.option(share.map((value) => ({ value, words: 'le jour même' }))),
        startsGroup: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(rows, (all) => {
        const drawing = layoutDotIntervals(all, 'jours', size);
        expectTwin<DotInterval>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'days', value: ({ median }) => median },
            { label: 'c', kind: 'days', value: ({ p90 }) => p90 },
            { label: 'd', kind: 'count', value: ({ n }) => n },
          ],
          drawing,
          said: ({ median, mean, p90, n, share: part }) =>
            part
              ? [formatShare(part.value), formatNumber(n)]
              : [formatShort(median ?? 0), formatShort(mean ?? 0), formatShort(p90 ?? 0), formatNumber(n)],
        });
        for (const { n } of all) expect(textsOf(drawing.content)).toContain(`|${formatNumber(n)}|`);
      }),
      { numRuns: 40 },
    );
  });

  it('ranked bars', () => {
    const rows = named<RankedBar>(fc.record({ value: count, apart: count, share: orNone(share) }));
    fc.assert(
      fc.property(rows, (all) => {
        const drawing = layoutRankedBars(all, { kind: 'count', apartWord: 'à part' }, size);
        expectTwin<RankedBar>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'count', value: ({ value }) => value },
            { label: 'c', kind: 'count', value: ({ apart }) => apart ?? 0 },
            { label: 'd', kind: 'share', value: ({ share: part }) => part ?? null },
          ],
          drawing,
          said: ({ value, apart }) => [formatNumber(value), apart ? formatNumber(apart) : ''],
        });
        for (const { value } of all) expect(textsOf(drawing.content)).toContain(`|${formatNumber(value)}|`);
      }),
      { numRuns: 40 },
    );
  });

  it('small columns', () => {
    const rows = named<ColumnMultiple>(
      fc.record({
        figure: fc.constantFrom('+16,7 %', '−12,5 %', '0,0 %'),
        verdict: fc.constantFrom('stable', 'significatif'),
        isAlarm: fc.boolean(),
        notes: fc.constant(['48 sur 8 jours,', '42 sur 6 jours']),
        columns: fc.array(fc.record({ value: orNone(days), words: fc.constant('w') }), { maxLength: 37 }),
      }),
    );
    fc.assert(
      fc.property(rows, (all) =>
        expectTwin<ColumnMultiple>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'text', value: ({ figure }) => figure },
            { label: 'c', kind: 'decimal', value: ({ columns }) => columns.at(-1)?.value ?? null },
          ],
          drawing: layoutColumnMultiples(all, size),
          said: ({ name, figure, verdict, notes }) => [name, figure, verdict, ...notes],
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('funnel', () => {
    const rows = fc
      .array(count, { minLength: 1, maxLength: 6 })
      .map((counts) =>
        counts.toSorted((a, b) => b - a).map((one, at): FunnelStep => ({ name: `Étape ${at}`, count: one })),
      );
    fc.assert(
      fc.property(rows, (all) =>
        expectTwin<FunnelStep>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'count', value: ({ count: one }) => one },
          ],
          drawing: layoutFunnelSteps(all, size),
          said: ({ name, count: one }) => [name, formatNumber(one)],
        }),
      ),
      { numRuns: 40 },
    );
  });
});

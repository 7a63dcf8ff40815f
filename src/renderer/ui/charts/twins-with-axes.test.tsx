import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';

import { layoutControlChart, type ControlPointRow } from './control-chart';
import { layoutHeatmap, type HeatValue } from './heatmap';
import { layoutLineBand, type LinePoint } from './line-band';
import { layoutSiteFunnel, type SiteRow } from './site-funnel';
import { count, days, expectTwin, named, orNone, share, size } from './testing/expect-twin';

describe('the twin of a chart with axes says what the drawing says', () => {
  it('heatmap', () => {
    const grid = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 20 })).chain(([lines, columns]) =>
      fc.array(orNone(days), { minLength: lines * columns, maxLength: lines * columns }).map((values) =>
        values.map((value, at): HeatValue => ({
          line: `L${Math.floor(at / columns)}`,
          column: `C${at % columns}`,
          value,
          words: value === null ? 'personne' : `médiane ${formatShort(value)}`,
        })),
      ),
    );
    fc.assert(
      fc.property(grid, (all) => {
        const drawing = layoutHeatmap(all, { goal: 30, format: formatShort }, size);
        expectTwin<HeatValue>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ line }) => line },
            { label: 'b', kind: 'text', value: ({ column }) => column },
            { label: 'c', kind: 'minutes', value: ({ value }) => value },
          ],
          drawing,
          said: ({ line, column, words }) => [line, column, words],
        });
        expect(drawing.perLine).toBe(new Set(all.map(({ column }) => column)).size);
      }),
      { numRuns: 30 },
    );
  });

  it('control chart', () => {
    const rows = named<ControlPointRow>(
      fc.record({ share: orNone(share), count, of: count, low: share, high: share, isOut: fc.boolean() }),
    );
    fc.assert(
      fc.property(rows, (all) =>
        expectTwin<ControlPointRow>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'share', value: ({ share: part }) => part },
            { label: 'c', kind: 'share', value: ({ high }) => high },
          ],
          drawing: layoutControlChart(all, 0.08, size),
          said: ({ share: part, low, high }) =>
            part === null ? ['rien'] : [formatShare(part), formatShare(low), formatShare(high)],
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('line with band, area with forecast', () => {
    const rows = named<LinePoint>(
      fc.record({ value: orNone(days), low: days, high: days, before: orNone(days), limit: orNone(days) }),
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (all, isArea) =>
        expectTwin<LinePoint>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'decimal', value: ({ value }) => value },
            { label: 'c', kind: 'decimal', value: ({ high }) => high ?? null },
          ],
          drawing: layoutLineBand(all, { words: { value: 'venus', band: 'prévus', before: 'avant' }, isArea }, size),
          said: ({ value, low, high, before }) => [
            value === null ? '' : `venus ${formatShort(value)}`,
            `prévus entre ${formatShort(low ?? 0)} et ${formatShort(high ?? 0)}`,
            before === null || before === undefined ? '' : `avant ${formatShort(before)}`,
          ],
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('funnel plot of sites', () => {
    const rows = named<SiteRow>(
      fc.record({
        of: count,
        share,
        low95: share,
        high95: share,
        low998: share,
        high998: share,
        verdict: fc.constantFrom('comme les autres', 'au-dessous'),
        side: fc.constantFrom('usual' as const, 'above' as const, 'below' as const),
      }),
    );
    fc.assert(
      fc.property(rows, (all) =>
        expectTwin<SiteRow>({
          rows: all,
          columns: [
            { label: 'a', kind: 'text', value: ({ name }) => name },
            { label: 'b', kind: 'share', value: ({ share: part }) => part },
            { label: 'c', kind: 'count', value: ({ of }) => of },
          ],
          drawing: layoutSiteFunnel(all, size),
          said: ({ name, share: part, of, verdict }) => [name, formatShare(part), formatNumber(of), verdict],
        }),
      ),
      { numRuns: 40 },
    );
  });
});

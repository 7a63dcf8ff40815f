import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { layoutColumnMultiples } from './column-multiples';
import { layoutControlChart } from './control-chart';
import { layoutFunnelSteps } from './funnel-steps';
import { layoutLineBand } from './line-band';
import { layoutRankedBars, type RankedBar } from './ranked-bars';
import { size } from './testing/expect-twin';

describe('three rows and three hundred', () => {
  const bars = (n: number): RankedBar[] =>
    Array.from({ length: n }, (_, at) => ({ name: `Motif au nom assez long, numéro ${at}`, value: n - at }));

  it('fill their room, or go on below it; nothing is left out, nothing stands on something else', () => {
    const few3 = layoutRankedBars(bars(3), {}, size);
    const many = layoutRankedBars(bars(300), {}, size);
    expect(few3.height).toBe(size.height);
    expect(many.height).toBe(300 * 24);
    for (const { marks } of [few3, many])
      for (const [at, mark] of marks.entries()) {
        const next = marks[at + 1];
        if (next) expect(next.y).toBeGreaterThanOrEqual(mark.y + mark.height - 1e-6);
      }
  });

  it('draw no number that is none', () => {
    for (const n of [0, 1, 3, 300]) {
      const rows = bars(n);
      const contents = [
        layoutRankedBars(rows, {}, size),
        layoutLineBand(rows, { words: { value: 'v' } }, size),
        layoutFunnelSteps(
          rows.map(({ name, value }) => ({ name, count: value })),
          size,
        ),
        layoutColumnMultiples(
          rows.map(({ name }) => ({ name, figure: '·', verdict: '', isAlarm: false, notes: [], columns: [] })),
          size,
        ),
        layoutControlChart(
          rows.map(({ name, value }) => ({ name, share: null, count: 0, of: value, low: 0, high: 0, isOut: false })),
          null,
          size,
        ),
      ];
      for (const { content } of contents)
        expect(renderToStaticMarkup(<svg>{content}</svg>)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';

import { cellText, chartCells, type ChartColumn, type ChartData } from './chart-data';
import { ChartFrame } from './chart-frame';
import { ChartBoardContext } from './chart-board';
import { layoutColumnMultiples, type ColumnMultiple } from './column-multiples';
import { layoutControlChart, type ControlPointRow } from './control-chart';
import { layoutDotIntervals, type DotInterval } from './dot-intervals';
import type { ChartSize, Drawing } from './drawing/drawing';
import { layoutFunnelSteps, type FunnelStep } from './funnel-steps';
import { layoutHeatmap, type HeatValue } from './heatmap';
import { layoutLineBand, type LinePoint } from './line-band';
import { layoutRankedBars, type RankedBar } from './ranked-bars';
import { layoutSiteFunnel, type SiteRow } from './site-funnel';

const size: ChartSize = { width: 700, height: 300, rem: 16 };
const count = fc.integer({ min: 0, max: 90_000 });
const days = fc.double({ min: 0, max: 300, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const orNone = (value: fc.Arbitrary<number>): fc.Arbitrary<number | null> => fc.option(value, { nil: null });
const few = { minLength: 1, maxLength: 40 } as const;

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** The cells of the table twin as they stand in the page. */
const tableOf = <Row,>(data: ChartData<Row>): readonly (readonly string[])[] => {
  const board = { tables: new Set(['x']), turn: () => undefined, menu: '', setMenu: () => undefined };
  const html = renderToStaticMarkup(
    <ChartBoardContext value={board}>
      <ChartFrame id="x" title="t" bold="b" data={data} draw={() => null} />
    </ChartBoardContext>,
  );
  const body = /<tbody>(.*)<\/tbody>/s.exec(html)?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  );
};

const textsOf = (content: ReactNode): string => plain(renderToStaticMarkup(<svg>{content}</svg>));

type Twin<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly ChartColumn<Row>[];
  readonly drawing: Drawing;
  /** What a reader must hear of a row, as it is written. */
  readonly said: (row: Row) => readonly string[];
};

/** The drawing, its words and the table say the same numbers, row by row. */
const expectTwin = <Row,>({ rows, columns, drawing, said }: Twin<Row>): void => {
  const data: ChartData<Row> = { caption: 'c', columns, rows };
  expect(tableOf(data)).toEqual(
    chartCells(data).map((cells) => cells.map((cell, at) => cellText(columns[at]?.kind ?? 'text', cell))),
  );
  expect(drawing.marks).toHaveLength(rows.length);
  for (const [at, row] of rows.entries())
    for (const part of said(row)) expect(drawing.marks[at]?.words).toContain(part);
};

const named = <Row extends { readonly name: string }>(one: fc.Arbitrary<Omit<Row, 'name'>>): fc.Arbitrary<Row[]> =>
  fc.array(one, few).map((rows) => rows.map((row, at) => ({ ...row, name: `Ligne ${at + 1}` }) as unknown as Row));

describe('the twin of every chart says what the drawing says', () => {
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
        isOut: fc.boolean(),
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

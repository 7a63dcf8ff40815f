import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import fc from 'fast-check';
import { expect } from 'vitest';

import { cellText, chartCells, type ChartColumn, type ChartData } from '../chart-data';
import { ChartFrame } from '../chart-frame';
import { ChartBoardContext } from '../chart-board';
import type { ChartSize, Drawing } from '../drawing/drawing';

/** A panel as it stands at 1366 px. */
export const size: ChartSize = { width: 700, height: 300, rem: 16 };
export const count = fc.integer({ min: 0, max: 90_000 });
export const days = fc.double({ min: 0, max: 300, noNaN: true });
export const share = fc.double({ min: 0, max: 1, noNaN: true });
export const orNone = (value: fc.Arbitrary<number>): fc.Arbitrary<number | null> => fc.option(value, { nil: null });

const few = { minLength: 1, maxLength: 40 } as const;

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** The cells of the table twin as they stand in the page. */
const tableOf = <Row,>(data: ChartData<Row>): readonly (readonly string[])[] => {
  const board = { tables: new Set(['x']), turn: () => undefined, menu: '', setMenu: () => undefined, asOfWords: null };
  const html = renderToStaticMarkup(
    <ChartBoardContext value={board}>
      <ChartFrame id="x" title="t" bold="b" data={data} draw={() => null} />
    </ChartBoardContext>,
  );
  const body = /<tbody>(.*)<\/tbody>/s.exec(html)?.[1] ?? '';
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  );
};

/** The texts of a drawing, parted. */
export const textsOf = (content: ReactNode): string => plain(renderToStaticMarkup(<svg>{content}</svg>));

type Twin<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly ChartColumn<Row>[];
  readonly drawing: Drawing;
  /** What a reader must hear of a row, as it is written. */
  readonly said: (row: Row) => readonly string[];
};

/** The drawing, its words and the table say the same numbers, row by row. */
export const expectTwin = <Row,>({ rows, columns, drawing, said }: Twin<Row>): void => {
  const data: ChartData<Row> = { caption: 'c', columns, rows };
  expect(tableOf(data)).toEqual(
    chartCells(data).map((cells) => cells.map((cell, at) => cellText(columns[at]?.kind ?? 'text', cell))),
  );
  expect(drawing.marks).toHaveLength(rows.length);
  for (const [at, row] of rows.entries())
    for (const part of said(row)) expect(drawing.marks[at]?.words).toContain(part);
};

/** Rows with names that differ. */
export const named = <Row extends { readonly name: string }>(
  one: fc.Arbitrary<Omit<Row, 'name'>>,
): fc.Arbitrary<Row[]> =>
  fc.array(one, few).map((rows) => rows.map((row, at) => ({ ...row, name: `Ligne ${at + 1}` }) as unknown as Row));

import { area, line } from 'd3-shape';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { cellText, finestOf, type ChartKind } from './chart-data';
import { ChartCanvas } from './chart-canvas';
import { Axes } from './drawing/axes';
import type { ChartSize, Drawing } from './drawing/drawing';
import { plotOf } from './drawing/plot-of';

/** A point in time: its value, the band that is usual or expected, and the value of before. */
export type LinePoint = {
  readonly name: string;
  /** Read after the name where the stretch is not whole; its point is drawn hollow. */
  readonly note?: string;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly before?: number | null;
  /** Capacity, drawn as steps. */
  readonly limit?: number | null;
};

type LineBandProps = {
  readonly rows: readonly LinePoint[];
  readonly label: string;
  readonly kind?: Exclude<ChartKind, 'text'>;
  /** Words of the three: value, band, before. */
  readonly words: { readonly value: string; readonly band?: string; readonly before?: string; readonly limit?: string };
  /** Fills the ground under the line: an amount that comes and goes, as people over a day. */
  readonly isArea?: boolean;
  readonly onPick?: (at: number) => void;
};

type LineOptions = Pick<LineBandProps, 'words' | 'isArea' | 'kind'>;

const wordsOf = (row: LinePoint, { words, kind = 'decimal' }: LineOptions): string => {
  const said = (word: string | undefined, value: number | null | undefined): string =>
    word === undefined || value === undefined || value === null ? '' : `${word} ${cellText(kind, value)}`;
  const { low, high } = row;
  const hasBand = low !== undefined && low !== null && high !== undefined && high !== null;
  const band = hasBand ? `${words.band ?? ''} ${chartText.bars.range(cellText(kind, low), cellText(kind, high))}` : '';
  return chartText.bars.say(
    `${row.name}${row.note ?? ''}`,
    [said(words.value, row.value), band, said(words.before, row.before), said(words.limit, row.limit)].filter(
      (part) => part !== '',
    ),
  );
};

const has = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** Lays a line with its band out. */
export const layoutLineBand = (rows: readonly LinePoint[], options: LineOptions, size: ChartSize): Drawing => {
  const { rem, width } = size;
  const kind = options.kind ?? 'decimal';
  const format = (value: number): string => cellText(kind, value);
  const values = rows.flatMap(({ value, high, before, limit }) => [value, high ?? null, before ?? null, limit ?? null]);
  const plot = plotOf({ count: rows.length, values, format, finest: finestOf[kind] }, size);
  const points = [...rows];
  const lineOf = (value: (row: LinePoint) => number | null | undefined): string =>
    line<LinePoint>()
      .defined((row) => has(value(row)))
      .x((_, at) => plot.x(at))
      .y((row) => plot.y(value(row) ?? 0))(points) ?? '';
  const band = area<LinePoint>()
    .defined(({ low, high }) => has(low) && has(high))
    .x((_, at) => plot.x(at))
    .y0(({ low }) => plot.y(low ?? 0))
    .y1(({ high }) => plot.y(high ?? 0))(points);
  const ground = area<LinePoint>()
    .defined(({ value }) => has(value))
    .x((_, at) => plot.x(at))
    .y0(plot.bottom)
    .y1(({ value }) => plot.y(value ?? 0))(points);
  return {
    height: size.height,
    perLine: 1,
    marks: rows.map((row, at) => plot.markOf(at, wordsOf(row, options))),
    content: (
      <>
        <path className="fill-band" d={band ?? ''} />
        <Axes {...plot} labels={rows.map(({ name }) => name)} format={format} width={width} rem={rem} />
        {options.isArea && <path className="fill-2" fillOpacity={0.45} d={ground ?? ''} />}
        <path className="line-3" d={lineOf(({ before }) => before)} />
        <path className="line-1" d={lineOf(({ value }) => value)} />
        {rows.map(({ name, limit }, at) =>
          has(limit) ? (
            <line
              key={`${name} limit`}
              className="line-ink"
              x1={plot.x(at) - plot.step / 2}
              x2={plot.x(at) + plot.step / 2}
              y1={plot.y(limit)}
              y2={plot.y(limit)}
            />
          ) : null,
        )}
        {rows.map(({ name, value, note = '' }, at) =>
          has(value) && (plot.step > 0.6 * rem || note !== '') ? (
            <circle
              key={name}
              className={note === '' ? 'fill-1 edged' : 'ring'}
              cx={plot.x(at)}
              cy={plot.y(value)}
              r={0.25 * rem}
            />
          ) : null,
        )}
      </>
    ),
  };
};

/** A value over time with the band that was expected; as an area, people over the day against the forecast. */
export const LineBand = ({ rows, label, kind, words, isArea, onPick }: LineBandProps) => {
  const layout = useCallback(
    (size: ChartSize) => layoutLineBand(rows, { kind: kind ?? 'decimal', words, isArea: isArea ?? false }, size),
    [rows, kind, words, isArea],
  );
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};

import { scaleBand, scaleLinear } from 'd3-scale';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { ChartCanvas } from './chart-canvas';
import type { ChartMark, ChartSize, Drawing } from './drawing/drawing';
import { textWidth } from './drawing/fit-text';
import { Words } from './drawing/words';

/** A small chart: columns of windows, the last beside the one before, and what the change is worth. */
export type ColumnMultiple = {
  readonly name: string;
  /** `+16,7 %` */
  readonly figure: string;
  /** `hausse sûre`, `pas sûr` */
  readonly verdict: string;
  readonly isAlarm: boolean;
  /** `false`: may be chance alone, so its figure stands back. */
  readonly isSure?: boolean;
  /** One or two lines under the columns. */
  readonly notes: readonly string[];
  /** Windows in order; `null` = nothing can be said of it (closed all along). */
  readonly columns: readonly { readonly value: number | null; readonly words: string }[];
};

type ColumnMultiplesProps = {
  readonly rows: readonly ColumnMultiple[];
  readonly label: string;
  readonly onPick?: (at: number) => void;
};

type Cell = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const headRem = 3.5;
const nameRem = 1;
const noteRem = 0.9375;
const gapRem = 0.75;
/** Names are set narrower, as in a dense table. */
const dense = 0.92;

type CellProps = {
  readonly row: ColumnMultiple;
  readonly cell: Cell;
  readonly rem: number;
  /** Lines that the names take, 1 or 2: the same for all, so that figures stand side by side. */
  readonly nameLines: number;
};

/** A name in one or two lines; the second is cut where it is too long. */
const nameLinesOf = (name: string, room: number, rem: number): readonly string[] => {
  const fits = (part: string): boolean => textWidth(part, 0.8125 * rem, 600) <= room;
  if (fits(name)) return [name];
  const words = name.split(' ');
  const first = words.findLastIndex((_, at) => at > 0 && fits(words.slice(0, at).join(' ')));
  return first < 0 ? [name] : [words.slice(0, first).join(' '), words.slice(first).join(' ')];
};

const Columns = ({ row, cell, rem, nameLines }: CellProps) => {
  const last = row.columns.length - 1;
  const top = cell.y + (headRem + (nameLines - 1) * nameRem) * rem;
  const bottom = cell.y + cell.height - 2 * noteRem * rem - 0.25 * rem;
  const y = scaleLinear()
    .domain([0, Math.max(1e-9, ...row.columns.map(({ value }) => value ?? 0))])
    .range([bottom, top]);
  const x = scaleBand<number>()
    .domain(row.columns.map((_, at) => at))
    .range([cell.x, cell.x + cell.width])
    .paddingInner(0.12);
  const before = row.columns[last - 1]?.value ?? null;
  const tone = (at: number): string => {
    if (at === last) return row.isAlarm ? 'bad' : 'fill-1';
    return at === last - 1 ? 'fill-3' : 'fill-band';
  };
  return (
    <>
      {row.columns.map(({ value }, at) => (
        <rect
          key={last - at}
          className={tone(at)}
          x={x(at) ?? 0}
          y={y(value ?? 0)}
          width={x.bandwidth()}
          height={Math.max(0, bottom - y(value ?? 0))}
        />
      ))}
      <line className="base" x1={cell.x} x2={cell.x + cell.width} y1={bottom} y2={bottom} />
      {before !== null && (
        <line
          className="line-ink"
          x1={x(Math.max(0, last - 1)) ?? 0}
          x2={cell.x + cell.width}
          y1={y(before)}
          y2={y(before)}
        />
      )}
    </>
  );
};

const Multiple = ({ row, cell, rem, nameLines }: CellProps) => {
  const tone = row.isAlarm ? ' bad' : row.isSure === false ? ' soft' : '';
  const verdictTone = row.isAlarm ? ' bad' : row.isSure ? ' strong' : '';
  const top = cell.y + (nameLines - 1) * nameRem * rem;
  const bottom = cell.y + cell.height - 2 * noteRem * rem;
  return (
    <>
      {nameLinesOf(row.name, cell.width / dense, rem).map((part, at) => (
        <Words
          key={part}
          className="strong dense"
          x={cell.x}
          y={cell.y + (0.5625 + at * nameRem) * rem}
          rem={rem}
          room={cell.width / dense}
        >
          {part}
        </Words>
      ))}
      <Words className={`figure${tone}`} x={cell.x} y={top + 1.8125 * rem} rem={rem} size={1.125}>
        {`${row.isAlarm ? '▲ ' : ''}${row.figure}`}
      </Words>
      <Words className={`axis${verdictTone}`} x={cell.x} y={top + 3 * rem} rem={rem} size={0.75}>
        {row.verdict}
      </Words>
      <Columns row={row} cell={cell} rem={rem} nameLines={nameLines} />
      {row.notes.map((note, at) => (
        <Words
          key={note}
          className="axis"
          x={cell.x}
          y={bottom + (at + 0.5) * noteRem * rem}
          rem={rem}
          size={0.75}
          room={cell.width}
        >
          {note}
        </Words>
      ))}
    </>
  );
};

/** How many small charts stand side by side, and how high each is. */
const gridOf = (
  rows: readonly ColumnMultiple[],
  { width, height, rem }: ChartSize,
): { perLine: number; high: number; wide: number; nameLines: number } => {
  const count = rows.length;
  const fits = Math.max(1, Math.floor((width + gapRem * rem) / (6.25 * rem)));
  const perLine = Math.max(1, Math.min(count, fits));
  const lines = Math.max(1, Math.ceil(count / perLine));
  const slots = Math.max(perLine, Math.min(4, Math.floor(width / (9 * rem))));
  const wide = (width - (slots - 1) * gapRem * rem) / slots;
  const nameLines = rows.some(({ name }) => nameLinesOf(name, wide / dense, rem).length > 1) ? 2 : 1;
  const least = (headRem + (nameLines - 1) * nameRem + 2 * noteRem + 2.25) * rem;
  return { perLine, high: Math.max(least, height / lines - (lines > 1 ? 0.5 * rem : 0)), wide, nameLines };
};

/** Lays small charts out, side by side, then in lines. */
export const layoutColumnMultiples = (rows: readonly ColumnMultiple[], size: ChartSize): Drawing => {
  const { rem } = size;
  const { perLine, high, wide, nameLines } = gridOf(rows, size);
  const cellOf = (at: number): Cell => ({
    x: (at % perLine) * (wide + gapRem * rem),
    y: Math.floor(at / perLine) * (high + 0.5 * rem),
    width: wide,
    height: high,
  });
  const marks = rows.map((row, at): ChartMark => ({
    ...cellOf(at),
    words: chartText.multiples.say(row.name, row.figure, row.verdict, row.notes.join(' ')),
  }));
  const last = marks.at(-1);
  return {
    height: Math.max(size.height, last ? last.y + last.height : 0),
    perLine,
    marks,
    content: rows.map((row, at) => (
      <Multiple key={row.name} row={row} cell={cellOf(at)} rem={rem} nameLines={nameLines} />
    )),
  };
};

/** Small charts of columns: each against itself, the last window against the one before. */
export const ColumnMultiples = ({ rows, label, onPick }: ColumnMultiplesProps) => {
  const layout = useCallback((size: ChartSize) => layoutColumnMultiples(rows, size), [rows]);
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};

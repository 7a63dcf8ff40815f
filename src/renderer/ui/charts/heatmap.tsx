import { scaleQuantize } from 'd3-scale';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { ChartCanvas } from './chart-canvas';
import type { ChartMark, ChartSize, Drawing } from './drawing/drawing';
import { labelColumn } from './drawing/label-column';
import { Words } from './drawing/words';

/** A cell: its line (a weekday), its column (a half hour), its value, and how many it is of. */
export type HeatValue = {
  readonly line: string;
  readonly column: string;
  /** `null` = nothing, or too few to tell. */
  readonly value: number | null;
  readonly words: string;
};

type HeatmapProps = {
  readonly rows: readonly HeatValue[];
  readonly label: string;
  /** Beyond it a cell is late: it gets a corner, not only a colour. */
  readonly goal: number | null;
  readonly format: (value: number) => string;
  readonly onPick?: (at: number) => void;
};

type HeatOptions = Pick<HeatmapProps, 'goal' | 'format'>;
type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type CellProps = {
  readonly cell: HeatValue;
  readonly place: Place;
  readonly rem: number;
  readonly options: HeatOptions;
  readonly strength: (value: number) => number;
};

/** Depths of the hue. None lies where neither ink nor white could be read on it. */
const depths = [0.08, 0.2, 0.35, 0.5, 0.86, 1] as const;

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const Cell = ({ cell, place, rem, options, strength }: CellProps) => {
  const { value } = cell;
  const { x, y, width, height } = place;
  if (value === null) return <rect className="heat-none" x={x} y={y} width={width - 2} height={height - 2} />;
  const depth = strength(value);
  const isLate = options.goal !== null && value > options.goal;
  return (
    <>
      <rect className="fill-1" x={x} y={y} width={width - 2} height={height - 2} fillOpacity={depth} />
      {isLate && <path className="bad" d={`M${x + width - 2} ${y}v${0.5 * rem}l${-0.5 * rem} ${-0.5 * rem}z`} />}
      {width > 1.6 * rem && (
        <Words
          className={`axis mid${depth > 0.6 ? ' on-heat' : ' on-sheet'}`}
          x={x + width / 2 - 1}
          y={y + height / 2 - 1}
          rem={rem}
          size={0.75}
        >
          {options.format(value)}
        </Words>
      )}
    </>
  );
};

/** Lays a heatmap out: strength of one hue by the square root, the figure in the cell where it fits. */
export const layoutHeatmap = (rows: readonly HeatValue[], options: HeatOptions, size: ChartSize): Drawing => {
  const { width, rem } = size;
  const lines = unique(rows.map(({ line }) => line));
  const columns = unique(rows.map(({ column }) => column));
  const left = labelColumn(lines, width, rem, 0.2);
  const cellWidth = (width - left) / Math.max(1, columns.length);
  const cellHeight = Math.max(1.25 * rem, Math.min(2.75 * rem, (size.height - 1.25 * rem) / Math.max(1, lines.length)));
  const head = 1.25 * rem;
  const placeOf = ({ line, column }: HeatValue): Place => ({
    x: left + columns.indexOf(column) * cellWidth,
    y: head + lines.indexOf(line) * cellHeight,
    width: cellWidth,
    height: cellHeight,
  });
  const top = Math.max(1e-9, ...rows.map(({ value }) => value ?? 0));
  const step = scaleQuantize<number>().domain([0, 1]).range(depths);
  const strength = (value: number): number => step(Math.sqrt(value / top));
  const every = Math.max(1, Math.ceil((2.75 * rem) / cellWidth));
  return {
    height: Math.max(size.height, head + lines.length * cellHeight),
    perLine: columns.length,
    marks: rows.map((cell): ChartMark => ({
      ...placeOf(cell),
      words: chartText.heat.say(cell.line, cell.column, cell.words),
    })),
    content: (
      <>
        {columns.map((column, at) =>
          at % every === 0 && left + at * cellWidth + 2.5 * rem < width ? (
            <Words key={column} className="axis" x={left + at * cellWidth} y={0.5 * rem} rem={rem} size={0.75}>
              {column}
            </Words>
          ) : null,
        )}
        {lines.map((line, at) => (
          <Words
            key={line}
            className="name"
            x={0}
            y={head + (at + 0.5) * cellHeight}
            rem={rem}
            size={0.875}
            room={left - 8}
          >
            {line}
          </Words>
        ))}
        {rows.map((cell) => (
          <Cell
            key={`${cell.line} ${cell.column}`}
            cell={cell}
            place={placeOf(cell)}
            rem={rem}
            options={options}
            strength={strength}
          />
        ))}
      </>
    ),
  };
};

/** Strength of one hue by line and column: weekday by half hour. Give every cell of the grid, line by line. */
export const Heatmap = ({ rows, label, goal, format, onPick }: HeatmapProps) => {
  const layout = useCallback((size: ChartSize) => layoutHeatmap(rows, { goal, format }, size), [rows, goal, format]);
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};

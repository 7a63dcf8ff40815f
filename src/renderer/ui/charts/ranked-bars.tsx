import { scaleLinear } from 'd3-scale';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';

import { cellText, type ChartKind } from './chart-data';
import { ChartCanvas } from './chart-canvas';
import type { ChartSize, Drawing } from './drawing/drawing';
import { textWidth } from './drawing/fit-text';
import { labelColumn } from './drawing/label-column';
import { stackRows } from './drawing/stack-rows';
import { Words } from './drawing/words';

/** A ranked line: its value, what is counted apart, and the interval of the value. */
export type RankedBar = {
  readonly name: string;
  readonly value: number;
  /** Counted apart, drawn hollow after the bar; 0 = none. */
  readonly apart?: number;
  /** A share, written after the value; `null` = not written. */
  readonly share?: number | null;
  /** Interval of the value. */
  readonly range?: readonly [low: number, high: number] | null;
  readonly isLate?: boolean;
  /** A few words after the figures: a change, a verdict. */
  readonly note?: string;
};

type RankedBarsProps = {
  readonly rows: readonly RankedBar[];
  readonly label: string;
  readonly kind?: ChartKind;
  /** A line across, for example 80 %: the value it stands at, and its words. */
  readonly goal?: { readonly value: number; readonly words: string };
  /** Name of what is counted apart, for a reader. */
  readonly apartWord?: string;
  /** Over the figures, in their order. */
  readonly heads?: readonly string[];
  readonly onPick?: (at: number) => void;
};

type BarsOptions = Pick<RankedBarsProps, 'kind' | 'goal' | 'apartWord' | 'heads'>;

const topOf = (rows: readonly RankedBar[], goal: number): number =>
  Math.max(1e-9, goal, ...rows.map(({ value, apart = 0, range }) => Math.max(value + apart, range?.[1] ?? 0)));

const figuresOf = (row: RankedBar, kind: ChartKind): readonly string[] => [
  cellText(kind, row.value),
  ...(row.share === undefined ? [] : [cellText('share', row.share)]),
  ...(row.note === undefined ? [] : [row.note]),
  ...(row.apart === undefined ? [] : [row.apart === 0 ? '·' : cellText(kind, row.apart)]),
];

const wordsOf = (row: RankedBar, kind: ChartKind, apartWord: string): string => {
  const { bars } = chartText;
  const range = row.range ? bars.range(cellText(kind, row.range[0]), cellText(kind, row.range[1])) : '';
  const share = row.share === undefined || row.share === null ? '' : cellText('share', row.share);
  const apart = row.apart === undefined || row.apart === 0 ? '' : `${apartWord} ${cellText(kind, row.apart)}`;
  return bars.say(
    row.name,
    [cellText(kind, row.value), share, apart, range, row.note ?? ''].filter((part) => part !== ''),
  );
};

const columnsOf = (
  rows: readonly RankedBar[],
  { kind = 'count', heads }: BarsOptions,
  rem: number,
): readonly number[] => {
  const texts = rows.map((row) => figuresOf(row, kind));
  return (texts[0] ?? []).map((_, at) =>
    Math.max(
      2.5 * rem,
      textWidth(heads?.[at] ?? '', 0.75 * rem) + rem,
      ...texts.map((row) => textWidth(row[at] ?? '', 0.875 * rem, at === 0 ? 600 : 400) + rem),
    ),
  );
};

type BarProps = {
  readonly row: RankedBar;
  readonly isFirst: boolean;
  readonly x: (value: number) => number;
  readonly y: number;
  readonly height: number;
  readonly rem: number;
};

const Bar = ({ row, isFirst, x, y, height, rem }: BarProps) => {
  const thick = Math.min(0.875 * rem, height - 4);
  const top = y + height / 2 - thick / 2;
  const length = Math.max(row.value > 0 ? 2 : 0, x(row.value) - x(0));
  const apart = row.apart ?? 0;
  return (
    <>
      <rect
        className={row.isLate ? 'bad' : isFirst ? 'fill-1' : 'fill-2'}
        x={x(0)}
        y={top}
        width={length}
        height={thick}
      />
      {apart > 0 && (
        <rect
          className="hollow"
          x={x(0) + length + 3}
          y={top + 0.75}
          width={Math.max(1.5, x(apart) - x(0))}
          height={thick - 1.5}
        />
      )}
      {row.range && (
        <line className="line-ink" x1={x(row.range[0])} x2={x(row.range[1])} y1={y + height / 2} y2={y + height / 2} />
      )}
    </>
  );
};

/** Lays ranked bars out. */
export const layoutRankedBars = (rows: readonly RankedBar[], options: BarsOptions, size: ChartSize): Drawing => {
  const { width, rem } = size;
  const { kind = 'count', goal, apartWord = '', heads = [] } = options;
  const left = labelColumn(
    rows.map(({ name }) => name),
    width,
    rem,
  );
  const columns = columnsOf(rows, options, rem);
  const rightOf = (column: number): number => width - columns.slice(column + 1).reduce((sum, one) => sum + one, 0);
  const room = columns.reduce((sum, one) => sum + one, 0);
  const x = scaleLinear()
    .domain([0, topOf(rows, goal?.value ?? 0)])
    .range([left, Math.max(left + 20, width - room - 0.5 * rem)]);
  const from = goal || heads.length > 0 ? 1.125 * rem : 0;
  const places = stackRows(
    rows.map(() => ({ least: 1.5 * rem, most: 3 * rem })),
    from,
    size.height,
  );
  const end = places.at(-1);
  const height = end ? end.y + end.height : size.height;
  return {
    height: Math.max(size.height, height),
    perLine: 1,
    isList: true,
    marks: rows.map((row, at) => {
      const place = places[at] ?? { y: 0, height: 0 };
      return { words: wordsOf(row, kind, apartWord), x: 0, y: place.y, width, height: place.height };
    }),
    content: (
      <>
        {heads.map((head, column) => (
          <Words key={head} className="axis end" x={rightOf(column)} y={0.5 * rem} rem={rem} size={0.75}>
            {head}
          </Words>
        ))}
        {rows.map((row, at) => {
          const place = places[at] ?? { y: 0, height: 0 };
          const middle = place.y + place.height / 2;
          const bottom = place.y + place.height - 0.5;
          return (
            <g key={`${row.name} ${at}`}>
              <Words className="name" x={0} y={middle} rem={rem} size={0.875} room={left - 8}>
                {row.name}
              </Words>
              <Bar row={row} isFirst={at === 0} x={x} {...place} rem={rem} />
              {figuresOf(row, kind).map((text, column) => (
                <Words
                  key={columns.length - column}
                  className={`end name${column === 0 ? ' strong' : column === 2 ? ' soft' : ''}`}
                  x={rightOf(column)}
                  y={middle}
                  rem={rem}
                  size={0.875}
                >
                  {text}
                </Words>
              ))}
              <line className="row-line" x1={0} x2={width} y1={bottom} y2={bottom} />
            </g>
          );
        })}
        {goal && (
          <>
            <line className="goal" x1={x(goal.value)} x2={x(goal.value)} y1={from} y2={height} />
            <Words className="axis mid" x={x(goal.value)} y={0.5 * rem} rem={rem} size={0.75}>
              {goal.words}
            </Words>
          </>
        )}
      </>
    ),
  };
};

/** Bars in their order, the first one strong, with their figures at the right. */
export const RankedBars = ({ rows, label, kind, goal, apartWord, heads, onPick }: RankedBarsProps) => {
  const layout = useCallback(
    (size: ChartSize) =>
      layoutRankedBars(
        rows,
        { kind: kind ?? 'count', ...(goal ? { goal } : {}), ...(heads ? { heads } : {}), apartWord: apartWord ?? '' },
        size,
      ),
    [rows, kind, goal, apartWord, heads],
  );
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};

import { curveStepAfter, line } from 'd3-shape';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';
import { formatShare } from '#shared/i18n/fr/figures';

import { ChartCanvas } from './chart-canvas';
import { Axes } from './drawing/axes';
import { diamond } from './drawing/diamond';
import type { ChartSize, Drawing } from './drawing/drawing';
import { plotOf, type Plot } from './drawing/plot-of';

/** A window of a control chart: its share, and the limits of chance for its size. */
export type ControlPointRow = {
  readonly name: string;
  /** Read after the name where the window is not whole; its point is drawn hollow. */
  readonly note?: string;
  readonly share: number | null;
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
};

type ControlChartProps = {
  readonly rows: readonly ControlPointRow[];
  readonly label: string;
  readonly center: number | null;
  readonly onPick?: (at: number) => void;
};

const whole = (value: number): string => formatShare(value, 0);

const Limits = ({ rows, plot }: { readonly rows: readonly ControlPointRow[]; readonly plot: Plot }) => {
  const stepsOf = (value: (row: ControlPointRow) => number): string => {
    const edges = rows.map((row, at): [number, number] => [plot.x(at) - plot.step / 2, plot.y(value(row))]);
    const last = rows.at(-1);
    if (last) edges.push([plot.x(rows.length - 1) + plot.step / 2, plot.y(value(last))]);
    return line().curve(curveStepAfter)(edges) ?? '';
  };
  return (
    <>
      {rows.map((row, at) => (
        <rect
          key={row.name}
          className="usual"
          x={plot.x(at) - plot.step / 2}
          y={plot.y(row.high)}
          width={plot.step}
          height={Math.max(0, plot.y(row.low) - plot.y(row.high))}
        />
      ))}
      <path className="limit" d={stepsOf(({ high }) => high)} />
      <path className="limit" d={stepsOf(({ low }) => low)} />
    </>
  );
};

/** Lays a control chart out: points out of their limits are red diamonds, the others dots. */
export const layoutControlChart = (
  rows: readonly ControlPointRow[],
  center: number | null,
  size: ChartSize,
): Drawing => {
  const { rem, width } = size;
  const values = [...rows.flatMap(({ share, high }) => [share, high]), center];
  const plot = plotOf({ count: rows.length, values, format: whole, finest: 0.01 }, size);
  const half = 0.4 * rem;
  const path = line<ControlPointRow>()
    .defined(({ share }) => share !== null)
    .x((_, at) => plot.x(at))
    .y(({ share }) => plot.y(share ?? 0))([...rows]);
  const { say } = chartText.control;
  return {
    height: size.height,
    perLine: 1,
    marks: rows.map((row, at) =>
      plot.markOf(
        at,
        say(`${row.name}${row.note ?? ''}`, row.share === null ? null : formatShare(row.share), {
          count: row.count,
          of: row.of,
          low: formatShare(row.low),
          high: formatShare(row.high),
          isOut: row.isOut,
        }),
      ),
    ),
    content: (
      <>
        <Limits rows={rows} plot={plot} />
        <Axes {...plot} labels={rows.map(({ name }) => name)} format={whole} width={width} rem={rem} />
        {center !== null && <line className="base" x1={plot.left} x2={width} y1={plot.y(center)} y2={plot.y(center)} />}
        <path className="line-1" d={path ?? ''} />
        {rows.map(({ name, share, isOut, note = '' }, at) => {
          if (share === null) return null;
          const [x, y] = [plot.x(at), plot.y(share)];
          return isOut ? (
            <path key={name} className="bad edged" d={diamond(x, y, half)} />
          ) : (
            <circle key={name} className={note === '' ? 'fill-1 edged' : 'ring'} cx={x} cy={y} r={0.28 * rem} />
          );
        })}
      </>
    ),
  };
};

/** A rate over time within the limits of chance (Laney p'). */
export const ControlChart = ({ rows, label, center, onPick }: ControlChartProps) => {
  const layout = useCallback((size: ChartSize) => layoutControlChart(rows, center, size), [rows, center]);
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};

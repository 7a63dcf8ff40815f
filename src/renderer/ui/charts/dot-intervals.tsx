import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';
import { formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';

import { ChartCanvas } from './chart-canvas';
import { delayFigures, figuresRem, type DelayFigure, type DotInterval } from './delay-figures';
import { diamond } from './drawing/diamond';
import type { ChartSize, Drawing } from './drawing/drawing';
import { textWidth } from './drawing/fit-text';
import { labelColumn } from './drawing/label-column';
import { stackRows } from './drawing/stack-rows';
import { Words } from './drawing/words';

type DotIntervalsProps = {
  readonly rows: readonly DotInterval[];
  readonly label: string;
  readonly unit: string;
  readonly onPick?: (at: number) => void;
};

type Scale = ScaleLinear<number, number>;
type RowPlace = {
  readonly x: Scale;
  readonly y: number;
  readonly height: number;
  readonly rem: number;
  readonly width: number;
};

const { dots } = chartText;
/** Whether the open ones move the median of a line, which is drawn then. */
export const hasOpenMark = ({ share, openMedian, median: half }: DotInterval): boolean =>
  !share && openMedian !== null && openMedian !== half;

const wordsOf = (row: DotInterval, unit: string): string =>
  row.share
    ? dots.share(row.name, formatShare(row.share.value), row.share.words, formatNumber(row.n))
    : dots.say({
        name: row.name,
        unit,
        median: row.median === null ? '' : formatShort(row.median),
        mean: row.mean === null ? '' : formatShort(row.mean),
        p90: row.p90 === null ? '' : formatShort(row.p90),
        goal: row.goal === null ? '' : formatShort(row.goal),
        n: formatNumber(row.n),
        open: row.open,
      });

const Interval = ({ row, x, y, height, rem }: RowPlace & { readonly row: DotInterval }) => {
  const middle = y + height / 2;
  const tick = 0.34 * rem;
  const { median, mean, p90, openMedian, goal } = row;
  return (
    <>
      {median !== null && p90 !== null && (
        <line className="line-2" x1={x(median)} x2={x(p90)} y1={middle} y2={middle} />
      )}
      {p90 !== null && <line className="line-2" x1={x(p90)} x2={x(p90)} y1={middle - tick} y2={middle + tick} />}
      {goal !== null && (
        <line className="goal" x1={x(goal)} x2={x(goal)} y1={middle - 0.75 * rem} y2={middle + 0.75 * rem} />
      )}
      {mean !== null && <rect className="fill-ink" x={x(mean) - 1.5} y={middle - tick} width={3} height={2 * tick} />}
      {median !== null && <circle className="fill-1 edged" cx={x(median)} cy={middle} r={0.42 * rem} />}
      {openMedian !== null && hasOpenMark(row) && (
        <path className="ring" d={diamond(x(openMedian), middle, 0.38 * rem)} />
      )}
    </>
  );
};

/** In words: a bar would be read on the axis of the days. */
const ShareWords = ({ share, x, y, height, rem }: RowPlace & { readonly share: NonNullable<DotInterval['share']> }) => {
  const [left, middle, value] = [x.range()[0] ?? 0, y + height / 2, formatShare(share.value)];
  return (
    <>
      <Words className="name strong" x={left} y={middle} rem={rem} size={0.875}>
        {value}
      </Words>
      <Words className="soft" x={left + 0.5 * rem + textWidth(value, 0.875 * rem, 600)} y={middle} rem={rem}>
        {share.words}
      </Words>
    </>
  );
};

type WithFigures = { readonly figures: readonly DelayFigure[] };

const Figures = ({ row, figures, y, height, rem, width }: RowPlace & WithFigures & { readonly row: DotInterval }) =>
  figures.map(({ head, text, tone }, at) => (
    <Words
      key={head}
      className={`end name${tone?.(row) ?? ''}`}
      x={width - figuresRem(figures.slice(at + 1)) * rem}
      y={y + height / 2}
      rem={rem}
      size={0.875}
    >
      {text(row)}
    </Words>
  ));

/** As many ticks as stand beside each other with their words. */
const ticksThatFit = (x: RowPlace['x'], rem: number): readonly number[] => {
  const hasRoom = (ticks: readonly number[]): boolean =>
    ticks.every((tick, at) => {
      const next = ticks[at + 1];
      return next === undefined || x(next) - x(tick) > textWidth(formatShort(next), 0.75 * rem) + 0.5 * rem;
    });
  return [5, 3, 2, 1].map((most) => x.ticks(most)).find(hasRoom) ?? x.ticks(1).slice(0, 1);
};

const Axis = ({
  x,
  unit,
  figures,
  rem,
  width,
  height,
}: Omit<RowPlace, 'y'> & WithFigures & { readonly unit: string }) => (
  <>
    <Words className="axis" x={0} y={0.5 * rem} rem={rem} size={0.75} room={(x.range()[0] ?? 0) - 4}>
      {unit}
    </Words>
    {ticksThatFit(x, rem).map((tick) => (
      <g key={tick}>
        <Words className="axis mid" x={x(tick)} y={0.5 * rem} rem={rem} size={0.75}>
          {formatShort(tick)}
        </Words>
        <line className="grid" x1={x(tick)} x2={x(tick)} y1={1.125 * rem} y2={height} />
      </g>
    ))}
    {figures.map(({ head }, at) => (
      <Words
        key={head}
        className="axis end"
        x={width - figuresRem(figures.slice(at + 1)) * rem}
        y={0.5 * rem}
        rem={rem}
        size={0.75}
      >
        {head}
      </Words>
    ))}
  </>
);

const scaleOf = (rows: readonly DotInterval[], left: number, right: number): Scale => {
  const values = rows.filter(({ share }) => !share).flatMap((row) => [row.p90, row.goal, row.mean, row.openMedian]);
  return scaleLinear()
    .domain([0, Math.max(1, ...values.filter((value) => value !== null)) * 1.04])
    .range([left, right])
    .nice(5);
};

/** Lays the lines of delays out. */
export const layoutDotIntervals = (rows: readonly DotInterval[], unit: string, size: ChartSize): Drawing => {
  const { width, rem } = size;
  const left = Math.max(
    5.5 * rem,
    labelColumn(
      rows.map(({ name }) => name),
      width,
      rem,
      0.24,
    ),
  );
  const figures = delayFigures(rows);
  const x = scaleOf(rows, left, width - (figuresRem(figures) + 1) * rem);
  const places = stackRows(
    rows.map(({ share }) => ({ least: (share ? 1.5 : 1.75) * rem, most: (share ? 1.75 : 3.5) * rem })),
    1.25 * rem,
    size.height,
  );
  const end = places.at(-1);
  const height = end ? end.y + end.height : size.height;
  const firstShare = rows.findIndex(({ share }) => share !== null);
  const gridEnd = places[firstShare]?.y ?? height;
  return {
    height: Math.max(size.height, height),
    perLine: 1,
    isList: true,
    marks: rows.map((row, at) => {
      const { y, height: high } = places[at] ?? { y: 0, height: 0 };
      return { words: wordsOf(row, unit), x: 0, y, width, height: high };
    }),
    content: (
      <>
        <Axis x={x} unit={unit} figures={figures} rem={rem} width={width} height={gridEnd} />
        {rows.map((row, at) => {
          const place = { ...(places[at] ?? { y: 0, height: 0 }), x, rem, width };
          const bottom = place.y + place.height;
          const isCut = rows[at + 1]?.startsGroup ?? false;
          return (
            <g key={row.name}>
              <Words className="name" x={0} y={place.y + place.height / 2} rem={rem} size={0.875} room={left - 8}>
                {row.name}
              </Words>
              {row.share ? <ShareWords {...place} share={row.share} /> : <Interval {...place} row={row} />}
              <Figures {...place} figures={figures} row={row} />
              <line className={isCut ? 'rule' : 'row-line'} x1={0} x2={width} y1={bottom - 0.5} y2={bottom - 0.5} />
            </g>
          );
        })}
      </>
    ),
  };
};

/** Delays in lines: median, mean, nine out of ten, commitment. */
export const DotIntervals = ({ rows, label, unit, onPick }: DotIntervalsProps) => {
  const layout = useCallback((size: ChartSize) => layoutDotIntervals(rows, unit, size), [rows, unit]);
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};

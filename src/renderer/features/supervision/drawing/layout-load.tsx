import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { minutesOf } from '#shared/time/civil';

import type { ChartSize, Drawing } from '../../../ui/charts/drawing/drawing';
import { textWidth } from '../../../ui/charts/drawing/fit-text';
import { Words } from '../../../ui/charts/drawing/words';
import { barChart, type Bar } from '../view-model/bars';
import { columnsOf, type Column } from '../view-model/columns';
import { hatchPath } from '../view-model/hatch-path';
import { DayAxis } from './day-axis';

type Plane = { readonly y: (share: number) => number; readonly bottom: number; readonly rem: number };
type BarProps = { readonly bar: Bar; readonly column: Column; readonly plane: Plane };

const insideOf = ({ x, width }: Column): Column => ({ x: x + width * 0.14, width: width * 0.72 });

const OverBadge = ({ bar, column, plane }: BarProps) => {
  if (bar.over === 0) return null;
  const { x, width } = insideOf(column);
  const { y, rem } = plane;
  const top = Math.max(0, y(Math.max(bar.booked + bar.walkIns + bar.forecast, bar.range?.[1] ?? 0)) - 1.25 * rem);
  return (
    <>
      <rect className="bad" x={x} y={top} width={width} height={1.0625 * rem} rx={2} />
      <Words className="mid su-over" x={x + width / 2} y={top + 0.53 * rem} rem={rem} size={0.8125}>
        {`+${bar.over}`}
      </Words>
    </>
  );
};

/** How far the forecast may err: quartiles of the days that it is made from. */
const Range = ({ bar, column, plane }: BarProps) => {
  if (!bar.range) return null;
  const middle = column.x + column.width / 2;
  const [low, high] = [plane.y(bar.range[0]), plane.y(bar.range[1])];
  return (
    <>
      <line className="su-range" x1={middle} x2={middle} y1={low} y2={high} />
      <line className="su-range" x1={middle - 4} x2={middle + 4} y1={high} y2={high} />
      <line className="su-range" x1={middle - 4} x2={middle + 4} y1={low} y2={low} />
    </>
  );
};

const Stack = ({ bar, column, plane }: BarProps) => {
  const { x, width } = insideOf(column);
  const { y, bottom } = plane;
  const [booked, come, all] = [bar.booked, bar.booked + bar.walkIns, bar.booked + bar.walkIns + bar.forecast].map(y);
  const isPast = bar.when === 'past';
  if (booked === undefined || come === undefined || all === undefined) return null;
  return (
    <>
      <rect className={isPast ? 'fill-2' : 'fill-1'} x={x} y={booked} width={width} height={bottom - booked} />
      {come < booked && (
        <rect
          className={isPast ? 'su-come-past' : 'su-come'}
          x={x + 0.75}
          y={come + 0.75}
          width={width - 1.5}
          height={booked - come - 0.75}
        />
      )}
      {all < come && (
        <>
          <rect className="su-come" x={x + 0.75} y={all + 0.75} width={width - 1.5} height={come - all - 0.75} />
          <path className="su-hatch" d={hatchPath(x + 1, all + 1, width - 2, come - all - 1)} />
        </>
      )}
    </>
  );
};

const Places = ({ bar, column, plane }: BarProps) => (
  <rect
    className="fill-ink edged"
    x={column.x}
    y={plane.y(bar.places) - 2}
    width={column.width}
    height={4}
    strokeWidth={1}
  />
);

type NowProps = {
  readonly x: number;
  readonly time: string;
  readonly bottom: number;
  readonly right: number;
  readonly rem: number;
};

const NowMark = ({ x, time, bottom, right, rem }: NowProps) => {
  const words = shortTime(time);
  const width = textWidth(words, 0.75 * rem, 600) + 0.5 * rem;
  const from = x + width > right ? x - width : x;
  return (
    <>
      <line className="rule" x1={x} x2={x} y1={0} y2={bottom} />
      <rect className="fill-ink" x={from} y={0} width={width} height={rem} />
      <Words className="su-now" x={from + 0.25 * rem} y={0.5 * rem} rem={rem} size={0.75}>
        {words}
      </Words>
    </>
  );
};

/** Where now stands between two columns; `null` outside of them. */
const nowAt = (bars: readonly Bar[], columns: readonly Column[], time: string): number | null => {
  const index = bars.findIndex(({ when }) => when === 'now');
  const [bar, column] = [bars[index], columns[index]];
  if (!bar || !column) return null;
  const length = minutesOf(bar.row.to) - minutesOf(bar.row.from);
  return column.x + (column.width * (minutesOf(time) - minutesOf(bar.row.from))) / length;
};

/** Lays the load of a day out: what is booked, who came, who is forecast, and the places, by half hour. */
export const layoutLoad = (rows: readonly LoadRow[], time: string, { width, height, rem }: ChartSize): Drawing => {
  const { bars, ticks } = barChart({ rows }, time);
  const bottom = Math.max(4 * rem, height - 1.25 * rem);
  const top = 0.5 * rem;
  const y = (share: number): number => bottom - share * (bottom - top);
  const left = 1.5 * rem;
  const { columns, gaps } = columnsOf(rows, left, width);
  const plane = { y, bottom, rem };
  const now = nowAt(bars, columns, time);
  const each = bars.flatMap((bar, index) => {
    const column = columns[index];
    return column ? [{ bar, column, plane }] : [];
  });
  return {
    height: bottom + 1.25 * rem,
    perLine: 1,
    marks: each.map(({ bar: { row, when }, column }) => ({
      words: supervisionText.load.row(
        row.from,
        row.booked,
        row.walkIns,
        when === 'past' ? 0 : Math.max(0, row.expectedWalkIns - row.walkIns),
        row.places,
      ),
      x: column.x,
      y: top,
      width: column.width,
      height: bottom - top,
    })),
    content: (
      <>
        <DayAxis
          columns={columns}
          gaps={gaps}
          labels={bars.map(({ label }) => label)}
          ticks={ticks.map(({ people, share }) => ({ words: String(people), y: y(share) }))}
          left={left}
          right={width}
          top={top}
          bottom={bottom}
          rem={rem}
        />
        {each.map((one) => (
          <g key={one.bar.row.from}>
            <Stack {...one} />
            <Range {...one} />
          </g>
        ))}
        {each.map((one) => (
          <Places key={one.bar.row.from} {...one} />
        ))}
        {now !== null && <NowMark x={now} time={time} bottom={bottom} right={width} rem={rem} />}
        {each.map((one) => (
          <OverBadge key={one.bar.row.from} {...one} />
        ))}
      </>
    ),
  };
};

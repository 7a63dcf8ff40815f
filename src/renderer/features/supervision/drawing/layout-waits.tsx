import { supervisionText } from '#shared/i18n/fr/supervision';

import type { ChartSize, Drawing } from '../../../ui/charts/drawing/drawing';
import { columnsOf, type Column } from '../view-model/columns';
import { hourLabels } from '../view-model/hour-labels';
import type { WaitRow } from '../view-model/wait-rows';
import { DayAxis } from './day-axis';

const text = supervisionText.waits;

type MarkProps = {
  readonly row: WaitRow;
  readonly column: Column;
  readonly y: (minutes: number) => number;
  readonly rem: number;
};

const Usual = ({ row: { low, high }, column, y }: MarkProps) =>
  low === null || high === null ? null : (
    <rect className="fill-band" x={column.x} y={y(high)} width={column.width} height={Math.max(2, y(low) - y(high))} />
  );

const Today = ({ row: { medianMin, p90Min }, column, y, rem }: MarkProps) => {
  if (medianMin === null || p90Min === null) return null;
  const x = column.x + column.width / 2;
  return (
    <>
      <rect className="fill-1" x={x - 1.5} y={y(p90Min)} width={3} height={Math.max(0, y(medianMin) - y(p90Min))} />
      <rect className="fill-1" x={x - 5} y={y(p90Min) - 1.5} width={10} height={3} />
      <circle className="fill-1 edged" cx={x} cy={y(medianMin)} r={0.375 * rem} />
    </>
  );
};

const wordsOf = ({ from, n, medianMin, p90Min, low, high }: WaitRow): string =>
  text.row(from, n, medianMin ?? 0, p90Min ?? 0, low === null || high === null ? '' : text.rowUsual(low, high));

/** Lays the waits of a day out: median and nine in ten by half hour, on the band of what is usual. */
export const layoutWaits = (rows: readonly WaitRow[], { width, height, rem }: ChartSize): Drawing => {
  const highest = Math.max(15, ...rows.map(({ p90Min, high }) => Math.max(p90Min ?? 0, high ?? 0)));
  const step = highest > 120 ? 60 : highest > 50 ? 30 : 15;
  const end = Math.ceil((highest * 1.06) / step) * step;
  const [top, bottom] = [0.5 * rem, Math.max(4 * rem, height - 1.25 * rem)];
  const y = (minutes: number): number => bottom - (Math.min(end, minutes) / end) * (bottom - top);
  const left = 2.75 * rem;
  const { columns, gaps } = columnsOf(rows, left, width);
  const each = rows.flatMap((row, index) => {
    const column = columns[index];
    return column ? [{ row, column, y, rem }] : [];
  });
  const ticks = Array.from({ length: end / step + 1 }, (_, index) => index * step);
  return {
    height: bottom + 1.25 * rem,
    perLine: 1,
    marks: each.map(({ row, column }) => ({
      words: wordsOf(row),
      x: column.x,
      y: top,
      width: column.width,
      height: bottom - top,
    })),
    content: (
      <>
        {each.map((one) => (
          <Usual key={one.row.from} {...one} />
        ))}
        <DayAxis
          columns={columns}
          gaps={gaps}
          labels={hourLabels(rows)}
          ticks={ticks.map((minutes) => ({
            words: minutes === end ? text.minutes(end) : String(minutes),
            y: y(minutes),
          }))}
          left={left}
          right={width}
          top={top}
          bottom={bottom}
          rem={rem}
        />
        {each.map((one) => (
          <Today key={one.row.from} {...one} />
        ))}
      </>
    ),
  };
};

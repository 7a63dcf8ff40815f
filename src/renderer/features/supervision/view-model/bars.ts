import { overIn } from '#shared/domain/insights/day/day-fits';
import type { DayLoad, LoadRow } from '#shared/domain/insights/day/load-per-half-hour';

/** A column of the load chart; shares are 0 to 1 of the axis. A gap is the closed stretch between two rows. */
export type Bar =
  | { readonly kind: 'gap'; readonly from: string }
  | {
      readonly kind: 'row';
      readonly row: LoadRow;
      readonly when: 'past' | 'now' | 'ahead';
      readonly booked: number;
      readonly walkIns: number;
      readonly places: number;
      /** People beyond the places, 0 when it fits or is past. */
      readonly over: number;
      /** Label under the column; whole hours and the first column after a gap. */
      readonly label: string;
    };

/** The chart of a day: its columns, and the ticks of its axis in people. */
export type BarChart = {
  readonly bars: readonly Bar[];
  readonly ticks: readonly { readonly people: number; readonly share: number }[];
};

const hourLabel = (from: string, isFirst: boolean, isAfterLabel: boolean): string => {
  const short = from.replace(/^0/, '');
  if (isFirst) return from.endsWith(':00') ? `${short.slice(0, -3)}\u00A0h` : short;
  // Beside « 13:30 » there is no room for « 14 h ».
  return from.endsWith(':00') && !isAfterLabel ? `${short.slice(0, -3)}\u00A0h` : '';
};

/** Scales the rows of a day to columns. `time` is the civil time `HH:mm` of now. */
export const barChart = ({ rows, gaps }: DayLoad, time: string): BarChart => {
  const highest = rows.reduce((most, row) => Math.max(most, row.booked + row.walkIns, row.places), 4);
  const step = highest > 20 ? 10 : 5;
  const top = Math.ceil((highest * 1.08) / step) * step;
  const followsGap = (index: number): boolean => gaps.some((gap) => gap.from === rows[index - 1]?.to);
  const bars = rows.flatMap((row, index): Bar[] => {
    const before = rows[index - 1];
    const gap = before !== undefined && followsGap(index);
    const when = row.to <= time ? 'past' : row.from <= time ? 'now' : 'ahead';
    const bar: Bar = {
      kind: 'row',
      row,
      when,
      booked: row.booked / top,
      walkIns: row.walkIns / top,
      places: row.places / top,
      over: when === 'past' ? 0 : Math.max(0, overIn(row)),
      label: hourLabel(row.from, index === 0 || gap, before?.to === row.from && (index === 1 || followsGap(index - 1))),
    };
    return gap ? [{ kind: 'gap', from: before.to }, bar] : [bar];
  });
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
  return { bars, ticks: ticks.map((people) => ({ people, share: people / top })) };
};

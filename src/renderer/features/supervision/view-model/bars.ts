import { overIn } from '#shared/domain/insights/day/day-fits';
import type { DayLoad, LoadRow } from '#shared/domain/insights/day/load-per-half-hour';

import { hourLabels } from './hour-labels';

/** A column of the load chart; shares are 0 to 1 of the axis. */
export type Bar = {
  readonly row: LoadRow;
  readonly when: 'past' | 'now' | 'ahead';
  readonly booked: number;
  readonly walkIns: number;
  /** Forecast beyond those who came already; 0 when it is past. */
  readonly forecast: number;
  /** Where the whole column may end by the forecast; `null` without one. */
  readonly range: readonly [low: number, high: number] | null;
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

const rangeOf = (row: LoadRow): readonly [number, number] | null =>
  row.expectedHigh > row.expectedLow
    ? [row.booked + Math.max(row.walkIns, row.expectedLow), row.booked + Math.max(row.walkIns, row.expectedHigh)]
    : null;

/** Scales the rows of a day to columns. `time` is the civil time `HH:mm` of now; `24:00` = all of it is past. */
export const barChart = ({ rows }: Pick<DayLoad, 'rows'>, time: string): BarChart => {
  const highest = rows.reduce((most, row) => {
    const ahead = row.to > time ? Math.max(row.expectedWalkIns, row.expectedHigh) : 0;
    return Math.max(most, row.booked + Math.max(row.walkIns, ahead), row.places);
  }, 4);
  const step = highest > 40 ? 20 : highest > 20 ? 10 : 5;
  // Room above for what is too many.
  const top = highest * 1.18;
  const labels = hourLabels(rows);
  const bars = rows.map((row, index): Bar => {
    const when = row.to <= time ? 'past' : row.from <= time ? 'now' : 'ahead';
    const range = when === 'ahead' ? rangeOf(row) : null;
    return {
      row,
      when,
      booked: row.booked / top,
      walkIns: row.walkIns / top,
      forecast: when === 'past' ? 0 : Math.max(0, row.expectedWalkIns - row.walkIns) / top,
      range: range && [Math.min(1, range[0] / top), Math.min(1, range[1] / top)],
      places: row.places / top,
      over: when === 'past' ? 0 : Math.max(0, overIn(row)),
      label: labels[index] ?? '',
    };
  });
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
  return { bars, ticks: ticks.map((people) => ({ people, share: people / top })) };
};

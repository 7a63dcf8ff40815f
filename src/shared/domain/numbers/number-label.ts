import { pad } from '../../lib/pad';
import type { NumberSeries } from './number-series';

/** How a number is printed and called: `A058` in a series of the site, `A-K2 003` in the series `A-K2` of a device. */
export const ticketLabel = (series: string, number: number, digits = 3): string =>
  `${series}${series.includes('-') ? ' ' : ''}${pad(number, digits)}`;

/** How many different numbers a series prints before it begins again; at least one. */
export const turnOf = ({ start, wrapAt }: Pick<NumberSeries, 'start' | 'wrapAt'>): number =>
  Math.max(1, wrapAt - start + 1);

/**
 * What is printed and called for the `ordinal`-th ticket (1, 2, 3 …) of a series on a civil day: `A058`. The ordinal goes on all day
 * and tells tickets apart; the printed number begins again at `start` after `wrapAt`. With the series of a device, for when the
 * server is out of reach, the device counts its own few: `A-K2 003`, from 1 on and without a turn.
 */
export const numberLabel = (series: NumberSeries, ordinal: number, deviceSeries = ''): string => {
  if (deviceSeries !== '') return ticketLabel(`${series.letter}-${deviceSeries}`, ordinal);
  const printed = series.start + ((Math.max(1, ordinal) - 1) % turnOf(series));
  return ticketLabel(series.letter, printed, series.digits);
};

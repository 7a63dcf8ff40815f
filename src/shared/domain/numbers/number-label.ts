import { ticketLabel } from '../lifecycle/fold-ticket';
import type { NumberSeries } from './number-series';

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
  return `${series.letter}${String(printed).padStart(series.digits, '0')}`;
};

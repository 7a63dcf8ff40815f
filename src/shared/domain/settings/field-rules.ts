import { isCivilDay } from '../../time/civil-day';
import { minutesOf } from '../../time/civil';
import type { FieldFault } from './setting-fault';

/** A rule that holds (nothing) or tells its fault. */
export const unless = (holds: boolean, fault: FieldFault): readonly FieldFault[] => (holds ? [] : [fault]);

/** A short text: not empty unless `optional`, at most `most` signs. */
export const textFaults = (path: string, text: string, most: number, optional = false): readonly FieldFault[] => [
  ...unless(optional || text.trim() !== '', { path, code: 'empty' }),
  ...unless(text.length <= most, { path, code: 'tooLong', number: most }),
];

/** A whole number within bounds, both included. */
export const numberFaults = (path: string, value: number, least: number, most: number): readonly FieldFault[] => [
  ...unless(value >= least, { path, code: 'tooSmall', number: least }),
  ...unless(value <= most, { path, code: 'tooLarge', number: most }),
];

/** A day of the calendar. */
const dayFaults = (path: string, day: string): readonly FieldFault[] =>
  unless(isCivilDay(day), { path, code: 'noDay' });

/** A stretch of civil days, both included; `''` at the end = without end. */
export const daysFaults = (
  [fromPath, from]: readonly [string, string],
  [toPath, to]: readonly [string, string],
  endless = false,
): readonly FieldFault[] => {
  const wrong = [...dayFaults(fromPath, from), ...(endless && to === '' ? [] : dayFaults(toPath, to))];
  return wrong.length > 0 ? wrong : unless((endless && to === '') || from <= to, { path: toPath, code: 'order' });
};

/** Civil times of one day, the first before the second. */
export const timesFaults = (from: string, to: string): readonly FieldFault[] =>
  unless(minutesOf(from) < minutesOf(to), { path: 'to', code: 'order' });

import { addDays, weekdayOf } from '../../../time/civil';
import { lastDayOfMonth } from '../../../time/add-months';
import type { Period, PeriodKind } from './period';
import { pad } from '../../../lib/pad';

/** `count` whole months from the one that contains a day, where months are counted in blocks of `count` from January. */
const blockOf = (kind: PeriodKind, day: string, count: number): Period => {
  const year = day.slice(0, 4);
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / count) * count + 1;
  const last = `${year}-${pad(first + count - 1)}-01`;
  return { kind, from: `${year}-${pad(first)}-01`, to: lastDayOfMonth(last) };
};

/** The period of a kind that contains a civil day. Weeks begin on Monday; `custom` is the day alone. */
export const periodOf = (kind: PeriodKind, day: string): Period => {
  if (kind === 'month') return blockOf(kind, day, 1);
  if (kind === 'quarter') return blockOf(kind, day, 3);
  if (kind === 'halfYear') return blockOf(kind, day, 6);
  if (kind === 'year') return blockOf(kind, day, 12);
  if (kind !== 'week') return { kind, from: day, to: day };
  const from = addDays(day, 1 - weekdayOf(day));
  return { kind, from, to: addDays(from, 6) };
};

import type { AsOf } from '../facts/fact';
import type { Period } from '../period/period';
import { decadesOf, monthsOf, weeksOf } from '../period/windows';
import type { Alert } from './alert';
import type { Days } from './hits';

/** A window by the indexes of its days, both included. `isJudged` = it ends in the period and is over. */
export type IndexedWindow = Alert['window'] & {
  readonly first: number;
  readonly last: number;
  readonly isJudged: boolean;
};

const cuts = { week: weeksOf, decade: decadesOf, month: monthsOf } as const;
// A day of a town hall is over by then.
const closingMinute = 18 * 60;

const isOver = (to: string, asOf: AsOf): boolean => to < asOf.day || (to === asOf.day && asOf.minute >= closingMinute);

/** The whole windows of a kind among the days. */
export const windowsOfKind = (
  kind: keyof typeof cuts,
  days: Days,
  period: Period,
  asOf: AsOf,
): readonly IndexedWindow[] =>
  cuts[kind](days.list[0] ?? '', days.list.at(-1) ?? '').flatMap(({ from, to, isWhole }) => {
    const [first, last] = [days.indexOf.get(from), days.indexOf.get(to)];
    if (!isWhole || first === undefined || last === undefined) return [];
    return [{ kind, from, to, first, last, isJudged: period.from <= to && to <= period.to && isOver(to, asOf) }];
  });

/** The sum of daily values over a window. */
export const sumOver = (values: Float64Array, { first, last }: Pick<IndexedWindow, 'first' | 'last'>): number => {
  let sum = 0;
  for (let index = first; index <= last; index += 1) sum += values[index] ?? 0;
  return sum;
};

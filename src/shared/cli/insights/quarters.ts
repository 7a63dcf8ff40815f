import { periodOf } from '../../domain/insights/period/period-of';
import { dayText, type Case } from './case';
import { groupCases } from './group-cases';
import type { Stretch } from './stretch';
import { compareText } from '../../lib/compare';

/** A reason of a quarter; `share` of all rows of the quarter. */
type QuarterReason = { readonly reason: string; readonly count: number; readonly share: number };

/** The rows that were opened in a calendar quarter. `isWhole` = the stretch of the figures holds all its days. */
export type Quarter = {
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  readonly isWhole: boolean;
  readonly n: number;
  /** The most frequent first, equal ones by their text; `null` where no column gives the reason. */
  readonly reasons: readonly QuarterReason[] | null;
};

const reasonsOf = (cases: readonly Case[]): readonly QuarterReason[] =>
  groupCases(cases, ({ reason }) => reason).map((group) => ({
    reason: group.key,
    count: group.cases.length,
    share: group.cases.length / cases.length,
  }));

const nameOf = (day: string): string => `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Many cases share a day. */
const namer = (): ((one: Case) => string) => {
  const names = new Map<number, string>();
  return ({ day }) => {
    const known = names.get(day);
    if (known !== undefined) return known;
    const name = nameOf(dayText(day));
    names.set(day, name);
    return name;
  };
};

/** The quarters of a file, in order; one without any row is left out. */
export const quartersOf = (cases: readonly Case[], stretch: Stretch | null, hasReasons: boolean): readonly Quarter[] =>
  groupCases(cases, namer())
    .map(({ key, cases: list }) => {
      const { from, to } = periodOf('quarter', dayText(list[0]?.day ?? 0));
      const isWhole = stretch !== null && stretch.from <= from && to <= stretch.to;
      return { quarter: key, from, to, isWhole, n: list.length, reasons: hasReasons ? reasonsOf(list) : null };
    })
    .toSorted((a, b) => compareText(a.from, b.from));

import { addDays } from '../../../time/civil';
import type { AsOf, Facts, RequestFact } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import { wilson, type Share } from '../stats/wilson';
import { backlogWeeks, type BacklogWeek } from './backlog-weeks';
import { commitmentState, isOverdue } from './commitment-state';
import { byDay, groups } from './grouped';
import { openCalendarDays } from './open-age';
import type { PanelContext } from './panel-context';

/** Open requests of an age, in calendar days: from `fromDays` to below `toDays` (`null` = and more). */
type AgeBandCount = {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly open: number;
  readonly overdue: number;
};

/** How a department keeps its commitments, and what is open and overdue there. */
type DepartmentCommitments = {
  readonly departmentId: string;
  readonly kept: Share | null;
  readonly open: number;
  readonly overdue: number;
  /** Civil day of the oldest open one; `''` = none is open. */
  readonly oldestDay: string;
};

/** What stood at the end of a period that is over: still open, and past their day by then. */
type AtEnd = { readonly day: string; readonly open: number; readonly overdue: number };

/** Commitments of the requests received in the period, and all that is open by now whenever it was received. */
export type Commitments = {
  /** Decided ones: closed, or past their day. */
  readonly kept: Share | null;
  readonly open: number;
  readonly overdue: number;
  /** Falls due today or tomorrow (civil). */
  readonly dueSoon: number;
  readonly ages: readonly AgeBandCount[];
  readonly weeks: readonly BacklogWeek[];
  /** Those with most requests past their day first. */
  readonly departments: readonly DepartmentCommitments[];
  /** Received in the period. */
  readonly n: number;
  /**
   * `null` while the period runs. Of a period that is over it is what may be told: the facts reach to the end of its year, so of what is
   * open by now they know a part.
   */
  readonly atEnd: AtEnd | null;
};

const ageLimits = [0, 3, 8, 15, 30, 60] as const;

type Tally = { kept: number; missed: number; open: number; overdue: number; oldestDay: string };
const tally = (): Tally => ({ kept: 0, missed: 0, open: 0, overdue: 0, oldestDay: '' });

type State = ReturnType<typeof commitmentState>;

const addTo = (into: Tally, fact: RequestFact, state: State, isLate: boolean): void => {
  if (state === 'kept' || state === 'missed') into[state] += 1;
  if (!fact.isOpen) return;
  into.open += 1;
  if (isLate) into.overdue += 1;
  if (into.oldestDay === '' || fact.day < into.oldestDay) into.oldestDay = fact.day;
};

const agesOf = (open: readonly RequestFact[], asOf: AsOf): AgeBandCount[] => {
  const bands = ageLimits.map((fromDays, index) => ({
    fromDays,
    toDays: ageLimits[index + 1] ?? null,
    open: 0,
    overdue: 0,
  }));
  for (const fact of open) {
    const days = openCalendarDays(fact, asOf);
    const band = bands.findLast(({ fromDays }) => fromDays <= days);
    if (!band) continue;
    band.open += 1;
    if (isOverdue(fact, asOf.day)) band.overdue += 1;
  }
  return bands;
};

const rowOf = (departmentId: string, sums: Tally): DepartmentCommitments => ({
  departmentId,
  kept: wilson(sums.kept, sums.kept + sums.missed),
  open: sums.open,
  overdue: sums.overdue,
  oldestDay: sums.oldestDay,
});

/** Whether a request was still open, and past its day, when the civil day `day` ended. */
const wasOverdue = (fact: RequestFact, day: string, today: string): boolean =>
  fact.dueDay <= day && (fact.isOpen || fact.closedDay > day) && commitmentState(fact, today) === 'missed';

/**
 * Commitments and backlog. A commitment is kept when the request was closed by its day; one that is open and not yet due is undecided
 * and counts nowhere. Appointments that were held are no backlog. `facts`: of the scope, as far back as requests may still be open.
 */
export const commitments = (facts: Facts, { period }: PanelContext): Commitments => {
  const today = facts.asOf.day;
  const tomorrow = addDays(today, 1);
  const isOfPeriod = byDay((day) => period.from <= day && day <= period.to);
  const departments = groups<string, Tally>(tally);
  const all = tally();
  const open: RequestFact[] = [];
  let [n, dueSoon, overdueAtEnd] = [0, 0, 0];
  for (const fact of facts.requests) {
    if (isVisit(fact)) continue;
    if (fact.day <= period.to && wasOverdue(fact, period.to, today)) overdueAtEnd += 1;
    const counts = isOfPeriod(fact.day);
    if (!counts && !fact.isOpen) continue;
    if (counts) n += 1;
    if (fact.isOpen) open.push(fact);
    if (fact.isOpen && (fact.dueDay === today || fact.dueDay === tomorrow)) dueSoon += 1;
    const state = counts ? commitmentState(fact, today) : 'none';
    const isLate = isOverdue(fact, today);
    addTo(all, fact, state, isLate);
    addTo(departments.of(fact.departmentId), fact, state, isLate);
  }
  const weeks = backlogWeeks(facts, period);
  return {
    kept: wilson(all.kept, all.kept + all.missed),
    open: all.open,
    overdue: all.overdue,
    dueSoon,
    ages: agesOf(open, facts.asOf),
    weeks,
    departments: departments
      .all()
      .map(([id, sums]) => rowOf(id, sums))
      .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
    n,
    atEnd: period.to < today ? { day: period.to, open: weeks.at(-1)?.open ?? 0, overdue: overdueAtEnd } : null,
  };
};

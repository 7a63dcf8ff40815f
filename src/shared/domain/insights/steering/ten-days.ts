import { addDays, daysBetween } from '../../../time/civil';
import type { AsOf, Facts } from '../facts/fact';
import type { Period } from '../period/period';
import { decadeOf, decadesOf, tenDayWindows } from '../period/windows';
import { byDay, groups } from './grouped';
import type { PanelContext } from './panel-context';
import { tenDayChange, type TenDayChange } from './ten-day-change';

const tenDayKinds = ['decade', 'tenDays'] as const;
/** Calendar décades (1-10, 11-20, 21-end of a month), or windows of ten days that end with the period. */
type TenDayKind = (typeof tenDayKinds)[number];

/** Requests of a window. Days that are not over yet count neither as open nor their requests. */
type TenDayWindow = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly openDays: number;
  /** Requests per open day; `null` when it was closed all along. */
  readonly rate: number | null;
  /** It is not over yet: a few of its days stand against nobody, so it takes no part in the change. */
  readonly isRunning: boolean;
};

/** The windows of a department, and what changed in the last of them; `n` = its requests in all of them. */
export type DepartmentTenDays = {
  readonly departmentId: string;
  readonly windows: readonly TenDayWindow[];
  readonly change: TenDayChange;
  readonly n: number;
};

/** Ten days against ten days, by department: the busiest first. */
export type TenDays = { readonly departments: readonly DepartmentTenDays[]; readonly n: number };

type Days = { readonly from: string; readonly to: string; readonly isRunning: boolean };

/** The last civil day that is over. */
const lastWholeDay = ({ day, minute }: AsOf): string => (minute >= 1439 ? day : addDays(day, -1));

/** The décades of a stretch, two that are over at least: those before it make up for them. */
const decades = (from: string, end: string, last: string): Days[] => {
  const windows = decadesOf(from, end).map((one) => ({
    ...one,
    isRunning: one.to === last && decadeOf(last).to > last,
  }));
  while (windows.filter(({ isRunning }) => !isRunning).length < 2) {
    const before = decadeOf(addDays(decadeOf(windows[0]?.from ?? from).from, -1));
    windows.unshift({ ...before, isWhole: true, isRunning: false });
  }
  return windows;
};

/** The windows of a period up to a day, two that are over at least: what lies before the period makes up for them. */
const windowsOf = ({ from, to }: Period, last: string, kind: TenDayKind): Days[] => {
  const end = to < last ? to : last;
  if (end < from) return [];
  if (kind === 'decade') return decades(from, end, last);
  const count = Math.max(2, Math.floor((daysBetween(from, end) + 1) / 10));
  return tenDayWindows(addDays(end, 1 - 10 * count), end).map((one) => ({ ...one, isRunning: false }));
};

type Tally = { readonly counts: Int32Array; readonly openDays: Int32Array };

const rowOf = (departmentId: string, windows: readonly Days[], sums: Tally): DepartmentTenDays => {
  const rows = windows.map(({ from, to, isRunning }, index) => {
    const [count, openDays] = [sums.counts[index] ?? 0, sums.openDays[index] ?? 0];
    return { from, to, count, openDays, rate: openDays === 0 ? null : count / openDays, isRunning };
  });
  return {
    departmentId,
    windows: rows,
    change: tenDayChange(rows.filter(({ isRunning }) => !isRunning)),
    n: rows.reduce((sum, { count }) => sum + count, 0),
  };
};

/**
 * Requests per open day, window by window and department by department. A day is open for a department when one of its desks receives
 * on it; of a department that nobody names, whenever any desk does. 48 requests over 8 open days, then 42 over 6: raw -12.5 %, true
 * +16.7 %. `facts`: of the scope, two windows before the period included.
 */
export const tenDays = (facts: Facts, { period }: PanelContext, kind: TenDayKind = 'decade'): TenDays => {
  const windows = windowsOf(period, lastWholeDay(facts.asOf), kind);
  const indexOf = byDay((day) => windows.findIndex(({ from, to }) => from <= day && day <= to));
  const departments = groups<string, Tally>(() => ({
    counts: new Int32Array(windows.length),
    openDays: new Int32Array(windows.length),
  }));
  for (const { day, departmentId } of facts.requests) {
    const index = indexOf(day);
    if (index < 0) continue;
    const { counts } = departments.of(departmentId);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const found = departments.all();
  for (const { day, openDepartmentIds } of facts.days) {
    const index = indexOf(day);
    if (index < 0 || openDepartmentIds.length === 0) continue;
    for (const [id, { openDays }] of found)
      if (id === '' || openDepartmentIds.includes(id)) openDays[index] = (openDays[index] ?? 0) + 1;
  }
  const rows = found.map(([id, sums]) => rowOf(id, windows, sums)).toSorted((a, b) => b.n - a.n);
  return { departments: rows, n: rows.reduce((sum, row) => sum + row.n, 0) };
};

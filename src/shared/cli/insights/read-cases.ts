import { dayText, dayNumber, endOfPossibleDays, firstPossibleDay, type Case, type CaseEnd } from './case';
import type { InsightsMap } from './map-schema';
import type { ReadColumns } from './read-columns';
import { dateColumns, emptiness, type DateColumn, type DateReading } from './read-dates';
import type { Moment } from './read-moment';

/** Lines of the file, the first of them by number: a file may have thousands. */
type Lines = { readonly count: number; readonly lines: readonly number[] };

/** What became of the rows. Every row is in one of `cases` or in one of the four that are left out. */
export type Rows = {
  readonly read: number;
  readonly cases: readonly Case[];
  /** Those opened before the period: outside of it, but alerts and forecasts look back at them. */
  readonly earlier: readonly Case[];
  readonly withoutOpening: Lines;
  readonly unreadableOpening: Lines;
  readonly openedAfterAsOf: number;
  readonly outsidePeriod: number;
  readonly unreadableClosing: Lines;
  readonly closedBeforeOpening: Lines;
  readonly closedAfterAsOf: number;
  /** By the status, where a column gives it: closed though no date says when, and open in spite of a date. */
  readonly closedWithoutDate: Lines;
  readonly openByStatus: number;
};

/** The cases of a file with all that was odd about it, for the warnings of the report. */
export type ReadCases = Rows & {
  readonly opened: DateReading;
  readonly closed: DateReading;
  /** The last day that figures know of: the one asked for, else the latest day of the file; `''` of an empty one. */
  readonly asOfDay: string;
  /** First and last day of an opening among the cases, and first day of all; `''` of none. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly earliestDay: string;
};

/** `period` bounds the day of the opening, both days included. */
export type CasesOptions = {
  readonly asOf: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
};

const dayMs = 86_400_000;
const mostLines = 20;
const dayOf = ({ civilMs }: Moment): number => Math.floor(civilMs / dayMs);

/** Elapsed time where both say it, else the difference of the clocks; whole days where one gives no time. */
const daysBetween = (from: Moment, to: Moment): number => {
  if (!from.hasTime || !to.hasTime) return dayOf(to) - dayOf(from);
  const ms = to.civilMs - from.civilMs;
  const isElapsed = from.offsetMs !== null && to.offsetMs !== null;
  return (isElapsed ? ms - (to.offsetMs - from.offsetMs) : ms) / dayMs;
};

/** How long an open one has been open by the end of a day; whole days where its opening gives no time. */
const openFor = (opened: Moment, asOfDay: number): number =>
  opened.hasTime ? asOfDay + 1 - opened.civilMs / dayMs : asOfDay - dayOf(opened);

type Ended = { readonly end: CaseEnd; readonly delay: number; readonly isLate: boolean };

const endOf = (opened: Moment, closed: Moment | 'bad' | null, asOfDay: number): Ended => {
  const open: Ended = { end: 'open', delay: openFor(opened, asOfDay), isLate: false };
  if (closed === null) return open;
  if (closed === 'bad') return { end: 'unreadable', delay: Number.NaN, isLate: false };
  const delay = daysBetween(opened, closed);
  if (delay < 0) return { end: 'backwards', delay: Number.NaN, isLate: false };
  return dayOf(closed) > asOfDay ? { ...open, isLate: true } : { end: 'closed', delay, isLate: false };
};

/** The latest day of the file that may be one: a closing in 9999 means that there is none yet. */
const latestDay = (columns: readonly DateColumn[]): number => {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { cells } of columns)
    for (const at of cells) {
      if (at === null || at === 'bad') continue;
      const day = dayOf(at);
      if (day > latest && day < endOfPossibleDays) latest = day;
    }
  return latest;
};

const counter = (): Lines & { readonly add: (line: number) => void } => {
  const lines: number[] = [];
  let count = 0;
  return {
    lines,
    get count() {
      return count;
    },
    add: (line) => {
      count += 1;
      if (lines.length < mostLines) lines.push(line);
    },
  };
};

const plainLines = ({ count, lines }: Lines): Lines => ({ count, lines: [...lines] });

const labelReader = (
  cells: readonly string[] | undefined,
  values: Readonly<Record<string, string>> | undefined,
  isEmpty: (text: string) => boolean,
): ((row: number) => string) => {
  const known = new Map(Object.entries(values ?? {}));
  return (row) => {
    const text = cells?.[row] ?? '';
    return isEmpty(text) ? '' : (known.get(text) ?? text);
  };
};

type Readers = {
  readonly opened: DateColumn;
  readonly closed: DateColumn;
  readonly channel: (row: number) => string;
  readonly department: (row: number) => string;
  readonly reason: (row: number) => string;
  /** Whether the status of a row is one of a closed one; `null` = no column gives it. */
  readonly isClosed: (row: number) => boolean | null;
};

const readersOf = ({ cells }: ReadColumns, map: InsightsMap): Readers => {
  const isEmpty = emptiness(map);
  const closedWhen = new Set((map.closedWhen ?? []).map((text) => text.trim()));
  return {
    ...dateColumns({ opened: cells.opened ?? [], closed: cells.closed ?? [] }, map),
    channel: labelReader(cells.channel, map.channels, isEmpty),
    department: labelReader(cells.department, map.departments, isEmpty),
    reason: labelReader(cells.reason, map.reasons, isEmpty),
    isClosed: (row) => (cells.status ? closedWhen.has(cells.status[row] ?? '') : null),
  };
};

type Sorter = { readonly asOfDay: number; readonly from: number; readonly to: number };

const sorterOf = (asOfDay: number, { period }: CasesOptions): Sorter => ({
  asOfDay,
  from: period ? dayNumber(period.from) : Number.NEGATIVE_INFINITY,
  to: period ? dayNumber(period.to) : Number.POSITIVE_INFINITY,
});

const sortRows = (columns: ReadColumns, readers: Readers, { asOfDay, from, to }: Sorter): Rows => {
  const [cases, earlier]: [Case[], Case[]] = [[], []];
  const [without, unreadable, badClosing, backwards] = [counter(), counter(), counter(), counter()];
  const undated = counter();
  let [openedAfterAsOf, outsidePeriod, closedAfterAsOf, openByStatus] = [0, 0, 0, 0];
  const { channel, department, reason } = readers;
  for (const [row, line] of columns.lines.entries()) {
    const opened = readers.opened.cells[row] ?? null;
    if (opened === null) without.add(line);
    else if (opened === 'bad' || dayOf(opened) < firstPossibleDay) unreadable.add(line);
    else if (dayOf(opened) > asOfDay) openedAfterAsOf += 1;
    else {
      const day = dayOf(opened);
      const dated = readers.closed.cells[row] ?? null;
      const isClosed = readers.isClosed(row);
      const isUndated = isClosed === true && dated === null;
      const { end, delay, isLate } = endOf(opened, isUndated ? 'bad' : isClosed === false ? null : dated, asOfDay);
      const one = {
        line,
        day,
        end,
        days: delay,
        isClosed: end === 'closed',
        channel: channel(row),
        department: department(row),
        reason: reason(row),
      };
      if (day < from) earlier.push(one);
      if (day < from || day > to) {
        outsidePeriod += 1;
        continue;
      }
      cases.push(one);
      if (isUndated) undated.add(line);
      else if (end === 'unreadable') badClosing.add(line);
      if (isClosed === false && dated !== null) openByStatus += 1;
      if (end === 'backwards') backwards.add(line);
      if (isLate) closedAfterAsOf += 1;
    }
  }
  return {
    read: columns.lines.length,
    cases,
    earlier,
    withoutOpening: plainLines(without),
    unreadableOpening: plainLines(unreadable),
    openedAfterAsOf,
    outsidePeriod,
    unreadableClosing: plainLines(badClosing),
    closedBeforeOpening: plainLines(backwards),
    closedAfterAsOf,
    closedWithoutDate: plainLines(undated),
    openByStatus,
  };
};

const textOf = (day: number): string => (Number.isFinite(day) ? dayText(day) : '');

const firstOf = (cases: readonly Case[]): number =>
  cases.reduce((first, { day }) => Math.min(first, day), Number.POSITIVE_INFINITY);

const lastOf = (cases: readonly Case[]): number =>
  cases.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);

/** Understands the rows of a file. Nothing is dropped without being counted. */
export const readCases = (columns: ReadColumns, map: InsightsMap, options: CasesOptions): ReadCases => {
  const readers = readersOf(columns, map);
  const { opened, closed } = readers;
  const latest = options.asOf === null ? latestDay([opened, closed]) : dayNumber(options.asOf);
  const rows = sortRows(columns, readers, sorterOf(latest, options));
  return {
    ...rows,
    opened: opened.how,
    closed: closed.how,
    asOfDay: textOf(latest),
    firstDay: textOf(firstOf(rows.cases)),
    lastDay: textOf(lastOf(rows.cases)),
    earliestDay: textOf(Math.min(firstOf(rows.cases), firstOf(rows.earlier))),
  };
};

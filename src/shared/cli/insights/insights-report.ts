import { forecastSkill, type ForecastSkill } from '../../domain/insights/forecast/forecast';
import type { Territory } from '../../time/public-holidays';
import { periodOf } from '../../domain/insights/period/period-of';
import { compareText } from '../../lib/compare';
import { type Case, dayNumber, dayText } from './case';
import { delayRows, type DelayRows } from './delay-rows';
import { groupsOf, type Dimension, type Groups, groupCases } from './group-cases';
import type { Encoding, InsightsMap, OpenDayRule } from './map-schema';
import { openDayTest, type IsOpenDay } from './open-days';
import { readCases, type CasesOptions, type ReadCases, type Rows } from './read-cases';
import type { ReadColumns } from './read-columns';
import { stretchOf, type Stretch } from './stretch';
import { weeklyAlerts, type WeekAlerts } from './weekly-alerts';
import { warningsOf, type Warning } from './warnings';
import { manyValues, mostWatched, watchedGroups } from './watched';
import { windowsOf, type WindowSet } from './windows';

/** A reason of a quarter; `share` of all rows of the quarter. */
type QuarterReason = { readonly reason: string; readonly count: number; readonly share: number };

/** The rows that were opened in a calendar quarter. `isWhole` = the stretch of the figures holds all its days. */
type Quarter = {
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
const quartersOf = (cases: readonly Case[], stretch: Stretch | null, hasReasons: boolean): readonly Quarter[] =>
  groupCases(cases, namer())
    .map(({ key, cases: list }) => {
      const { from, to } = periodOf('quarter', dayText(list[0]?.day ?? 0));
      const isWhole = stretch !== null && stretch.from <= from && to <= stretch.to;
      return { quarter: key, from, to, isWhole, n: list.length, reasons: hasReasons ? reasonsOf(list) : null };
    })
    .toSorted((a, b) => compareText(a.from, b.from));

/** How well each open day was forecast from the days before it alone. `days` = open days of the stretch. */
type ForecastReport = ForecastSkill & { readonly from: string; readonly to: string; readonly days: number };

/**
 * Rows opened per open day from `knownFrom` on, and the back-test of the forecast of the days of the stretch; every day is open
 * without a rule.
 */
const forecastReport = (
  cases: readonly Case[],
  stretch: Stretch | null,
  knownFrom: string,
  isOpen: IsOpenDay | null,
  territory: Territory,
): ForecastReport | null => {
  if (!stretch) return null;
  const counts = new Map<number, number>();
  for (const { day } of cases) counts.set(day, (counts.get(day) ?? 0) + 1);
  const first = dayNumber(knownFrom);
  const days = Array.from({ length: dayNumber(stretch.to) - first + 1 }, (_, index) => first + index);
  const open = days.filter((day) => !isOpen || isOpen(day));
  const history = open.map((day) => ({ day: dayText(day), count: counts.get(day) ?? 0 }));
  return {
    ...stretch,
    days: open.filter((day) => day >= dayNumber(stretch.from)).length,
    ...forecastSkill(history, stretch.from, stretch.to, territory),
  };
};

/** How the file was read. `isGuessed` = the map did not say it; `isSure` = nothing else fits as well. */
type FormatReport = {
  readonly encoding: Encoding;
  readonly separator: string;
  readonly columns: number;
  readonly duplicateHeaders: readonly string[];
  readonly opened: ReadCases['opened'];
  readonly closed: ReadCases['closed'];
  readonly zone: string;
};

/** What `guichet insights` answers; `docs/insights-cli.md` defines each field. */
export type InsightsReport = {
  readonly format: FormatReport;
  readonly rows: Omit<Rows, 'cases' | 'earlier'> & {
    readonly used: number;
    readonly short: number;
    readonly long: number;
    readonly openQuotes: readonly number[];
  };
  readonly asOf: { readonly day: string; readonly isGiven: boolean };
  readonly period: Stretch | null;
  readonly stretch: Stretch | null;
  readonly withinDays: readonly number[];
  readonly openDayRule: OpenDayRule | null;
  readonly delays: DelayRows;
  readonly quarters: readonly Quarter[];
  readonly windows: { readonly tenDays: WindowSet; readonly decades: WindowSet };
  readonly alerts: WeekAlerts;
  readonly forecast: ForecastReport | null;
  readonly warnings: readonly Warning[];
};

const defaultWithin: readonly number[] = [15];

const rowsOf = (columns: ReadColumns, read: ReadCases): InsightsReport['rows'] => ({
  read: read.read,
  used: read.cases.length,
  withoutOpening: read.withoutOpening,
  unreadableOpening: read.unreadableOpening,
  openedAfterAsOf: read.openedAfterAsOf,
  outsidePeriod: read.outsidePeriod,
  unreadableClosing: read.unreadableClosing,
  closedBeforeOpening: read.closedBeforeOpening,
  closedAfterAsOf: read.closedAfterAsOf,
  closedWithoutDate: read.closedWithoutDate,
  openByStatus: read.openByStatus,
  short: columns.shortRows,
  long: columns.longRows,
  openQuotes: columns.openQuotes.slice(0, 20),
});

const withinOf = ({ withinDays }: InsightsMap): readonly number[] =>
  typeof withinDays === 'number' ? [withinDays] : (withinDays ?? defaultWithin);

type Figures = Pick<InsightsReport, 'delays' | 'quarters' | 'windows' | 'alerts' | 'forecast'> & {
  readonly groups: Groups;
};

const figuresOf = (
  { cases, earlier, earliestDay }: ReadCases,
  stretch: Stretch | null,
  map: InsightsMap,
  mapped: (dimension: Dimension) => boolean,
  most: number,
): Figures => {
  const territory = map.territory ?? 'mainland';
  const all: readonly Case[] = earlier.length === 0 ? cases : [...earlier, ...cases];
  const isOpen = openDayTest(map.openDays, territory, all);
  const known = stretch && { from: earliestDay, to: stretch.to };
  const groups = groupsOf(cases, mapped);
  const watched = watchedGroups(groups, most);
  const watchedOfAll = earlier.length === 0 ? watched : watchedGroups(groupsOf(all, mapped), most);
  return {
    groups,
    delays: delayRows(cases, groups, withinOf(map)),
    quarters: quartersOf(cases, stretch, mapped('reason')),
    windows: windowsOf(cases, stretch, isOpen, watched.department),
    alerts: weeklyAlerts(all, known, stretch?.from ?? '', watchedOfAll),
    forecast: forecastReport(all, stretch, earliestDay, isOpen, territory),
  };
};

/** All figures of a file that was read. */
export const insightsReport = (
  columns: ReadColumns,
  encoding: Encoding,
  map: InsightsMap,
  options: CasesOptions,
): InsightsReport => {
  const read = readCases(columns, map, options);
  const stretch = stretchOf(read, options.period, options.asOf);
  const most = mostWatched(stretch);
  const mapped = (dimension: Dimension): boolean => map.columns[dimension] !== undefined;
  const { groups, ...figures } = figuresOf(read, stretch, map, mapped, most);
  const isAsOfGiven = options.asOf !== null;
  const many = manyValues(groups, most);
  return {
    format: {
      encoding,
      separator: columns.separator,
      columns: columns.headers.length,
      duplicateHeaders: columns.duplicateHeaders,
      opened: read.opened,
      closed: read.closed,
      zone: map.zone ?? 'Europe/Paris',
    },
    rows: rowsOf(columns, read),
    asOf: { day: read.asOfDay, isGiven: isAsOfGiven },
    period: options.period,
    stretch,
    withinDays: withinOf(map),
    openDayRule: map.openDays ?? null,
    ...figures,
    warnings: warningsOf({ columns, read, isAsOfGiven, period: options.period, many, watched: most }),
  };
};

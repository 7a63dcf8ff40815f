import type { Case } from './case';
import { delayRows, type DelayRows } from './delay-rows';
import { groupsOf, type Dimension, type Groups } from './group-cases';
import { forecastReport, type ForecastReport } from './forecast-report';
import type { Encoding, InsightsMap, OpenDayRule } from './map-schema';
import { openDayTest } from './open-days';
import { quartersOf, type Quarter } from './quarters';
import { readCases, type CasesOptions, type ReadCases, type Rows } from './read-cases';
import type { ReadColumns } from './read-columns';
import { stretchOf, type Stretch } from './stretch';
import { weeklyAlerts, type WeekAlerts } from './weekly-alerts';
import { warningsOf, type Warning } from './warnings';
import { manyValues, mostWatched, watchedGroups } from './watched';
import { windowsOf, type WindowSet } from './windows';

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

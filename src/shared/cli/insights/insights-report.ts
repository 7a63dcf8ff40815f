import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { daysBetween } from '../../time/civil';
import type { Case } from './case';
import { delayRows, type DelayRows } from './delay-rows';
import { groupsOf, type Dimension } from './group-cases';
import { forecastReport, type ForecastReport } from './forecast-report';
import type { Encoding, InsightsMap, OpenDayRule } from './map-schema';
import { openDayTest } from './open-days';
import { quartersOf, type Quarter } from './quarters';
import { readCases, type CasesOptions, type ReadCases, type Rows } from './read-cases';
import type { ReadColumns } from './read-columns';
import { stretchOf, type Stretch } from './stretch';
import { weeklyAlerts, type WeekAlerts } from './weekly-alerts';
import { windowsOf, type WindowSet } from './windows';

/** A warning in a code and in words: something of the file that a reader of the figures must know. */
export type Warning = { readonly code: string; readonly text: string };

/** How the file was read. `isGuessed` = the map did not say it; `isSure` = nothing else fits as well. */
export type FormatReport = {
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
/** Closings that lie so far behind the last opening are more likely slips of the pen. */
const farAhead = 366;

const warningsOf = (columns: ReadColumns, read: ReadCases, isAsOfGiven: boolean): readonly Warning[] => {
  const all: readonly (Warning | false)[] = [
    columns.ambiguous.length > 0 && { code: 'duplicateHeader', text: words.warn.duplicateHeader(columns.ambiguous) },
    !read.opened.isSure && { code: 'openedFormat', text: words.warn.format('opened', read.opened.format) },
    !read.closed.isSure && { code: 'closedFormat', text: words.warn.format('closed', read.closed.format) },
    read.unreadableOpening.count > 0 && {
      code: 'unreadableOpening',
      text: words.warn.unreadable('opened', read.unreadableOpening.count, read.unreadableOpening.lines),
    },
    read.unreadableClosing.count > 0 && {
      code: 'unreadableClosing',
      text: words.warn.unreadable('closed', read.unreadableClosing.count, read.unreadableClosing.lines),
    },
    read.closedBeforeOpening.count > 0 && {
      code: 'closedBeforeOpening',
      text: words.warn.backwards(read.closedBeforeOpening.count, read.closedBeforeOpening.lines),
    },
    columns.shortRows > 0 && { code: 'shortRows', text: words.warn.short(columns.shortRows) },
    columns.longRows > 0 && { code: 'longRows', text: words.warn.long(columns.longRows) },
    columns.openQuotes.length > 0 && { code: 'openQuote', text: words.warn.openQuote(columns.openQuotes) },
    !isAsOfGiven &&
      read.lastDay !== '' &&
      daysBetween(read.lastDay, read.asOfDay) > farAhead && {
        code: 'asOfFarAhead',
        text: words.warn.farAhead(read.asOfDay, read.lastDay),
      },
  ];
  return all.filter((one) => one !== false);
};

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
  short: columns.shortRows,
  long: columns.longRows,
  openQuotes: columns.openQuotes.slice(0, 20),
});

const withinOf = ({ withinDays }: InsightsMap): readonly number[] =>
  typeof withinDays === 'number' ? [withinDays] : (withinDays ?? defaultWithin);

type Figures = Pick<InsightsReport, 'delays' | 'quarters' | 'windows' | 'alerts' | 'forecast'>;

const figuresOf = (
  { cases, earlier, earliestDay }: ReadCases,
  stretch: Stretch | null,
  map: InsightsMap,
  mapped: (dimension: Dimension) => boolean,
): Figures => {
  const territory = map.territory ?? 'mainland';
  const all: readonly Case[] = earlier.length === 0 ? cases : [...earlier, ...cases];
  const isOpen = openDayTest(map.openDays, territory, all);
  const known = stretch && { from: earliestDay, to: stretch.to };
  const groups = groupsOf(cases, mapped);
  return {
    delays: delayRows(cases, groups, withinOf(map)),
    quarters: quartersOf(cases, stretch, mapped('reason')),
    windows: windowsOf(cases, stretch, isOpen, groups.department),
    alerts: weeklyAlerts(all, known, stretch?.from ?? '', earlier.length === 0 ? groups : groupsOf(all, mapped)),
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
    asOf: { day: read.asOfDay, isGiven: options.asOf !== null },
    period: options.period,
    stretch,
    withinDays: withinOf(map),
    openDayRule: map.openDays ?? null,
    ...figuresOf(read, stretch, map, (dimension) => map.columns[dimension] !== undefined),
    warnings: warningsOf(columns, read, options.asOf !== null),
  };
};

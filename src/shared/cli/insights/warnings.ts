import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { daysBetween } from '../../time/civil';
import type { ReadCases } from './read-cases';
import type { ReadColumns } from './read-columns';
import type { DateReading } from './read-dates';
import type { Stretch } from './stretch';
import type { ManyValues } from './watched';
import { dayText, type Case } from './case';

/** Openings that lie a long way from all others, and the furthest day of them. */
type StrayOpenings = { readonly count: number; readonly day: string };

const farDays = 366;
/** More than this share of all are no slips of the pen. */
const mostShare = 0.01;

/** The first and the last few openings where more than a year lies between them and the rest; `null` = none. */
const strayOpenings = (cases: readonly Case[]): StrayOpenings | null => {
  const days = Float64Array.from(cases, ({ day }) => day).sort();
  const most = Math.floor(days.length * mostShare);
  const at = (index: number): number => days[index] ?? 0;
  // How many stand before the last great gap among the first ones, and behind the first great gap among the last ones.
  let [before, after] = [0, 0];
  for (let index = 1; index <= most; index += 1) {
    if (at(index) - at(index - 1) > farDays) before = index;
    if (at(days.length - index) - at(days.length - index - 1) > farDays) after = index;
  }
  if (before + after === 0) return null;
  return { count: before + after, day: dayText(before > 0 ? at(0) : at(days.length - 1)) };
};

/** A warning in a code and in words: something of the file that a reader of the figures must know. */
export type Warning = { readonly code: string; readonly text: string };

/** What was read, and what was asked for. */
type Warned = {
  readonly columns: ReadColumns;
  readonly read: ReadCases;
  readonly isAsOfGiven: boolean;
  readonly period: Stretch | null;
  readonly many: readonly ManyValues[];
  readonly watched: number;
};

type Found = Warning | false;

/** Closings that lie so far behind the last opening are more likely slips of the pen. */
const farAhead = 366;
/** A period may end on a weekend or a holiday of the file. */
const quietDays = 7;

const formatWarning = (which: 'opened' | 'closed', { isSure, format, read, unreadable }: DateReading): Found => {
  if (isSure || read + unreadable === 0) return false;
  return { code: `${which}Format`, text: read === 0 ? words.warn.noDate(which) : words.warn.format(which, format) };
};

const ofRows = ({ columns, read }: Warned): readonly Found[] => [
  columns.ambiguous.length > 0 && { code: 'duplicateHeader', text: words.warn.duplicateHeader(columns.ambiguous) },
  columns.badBytes > 0 && { code: 'badBytes', text: words.warn.badBytes(columns.badBytes) },
  formatWarning('opened', read.opened),
  formatWarning('closed', read.closed),
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
  read.closedWithoutDate.count > 0 && {
    code: 'closedWithoutDate',
    text: words.warn.closedWithoutDate(read.closedWithoutDate.count, read.closedWithoutDate.lines),
  },
  columns.shortRows > 0 && { code: 'shortRows', text: words.warn.short(columns.shortRows) },
  columns.longRows > 0 && { code: 'longRows', text: words.warn.long(columns.longRows) },
  columns.openQuotes.length > 0 && { code: 'openQuote', text: words.warn.openQuote(columns.openQuotes) },
];

const ofDays = ({ read, isAsOfGiven, period, many, watched }: Warned): readonly Found[] => {
  const stray = strayOpenings(read.cases);
  return [
    !isAsOfGiven &&
      read.lastDay !== '' &&
      daysBetween(read.lastDay, read.asOfDay) > farAhead && {
        code: 'asOfFarAhead',
        text: words.warn.farAhead(read.asOfDay, read.lastDay),
      },
    stray !== null && { code: 'strayOpenings', text: words.warn.stray(stray.count, stray.day) },
    !isAsOfGiven &&
      period !== null &&
      read.asOfDay !== '' &&
      daysBetween(read.asOfDay, period.to) > quietDays && {
        code: 'periodAfterFile',
        text: words.warn.periodAfterFile(period.to, read.asOfDay),
      },
    ...many.map(({ dimension, values }) => ({
      code: 'manyValues',
      text: words.warn.manyValues(dimension, values, watched),
    })),
  ];
};

/** What a reader of the figures must know of the file. */
export const warningsOf = (warned: Warned): readonly Warning[] =>
  [...ofRows(warned), ...ofDays(warned)].filter((one) => one !== false);

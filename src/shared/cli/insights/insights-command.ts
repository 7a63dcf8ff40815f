import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { readJsonFile, type FileFault } from '../read-json-file';
import { wrong, type Said } from '../said';
import { commandLine } from '../../i18n/fr/command-line';
import { no, ok, type Result } from '../../lib/result';
import { isCivilDay } from '../../time/civil-day';
import { periodOf } from '../../domain/insights/period/period-of';
import { pad } from '../../lib/pad';
import { insightsReport } from './insights-report';
import { insightsTable } from './insights-table';
import { insightsMapSchema, type Encoding } from './map-schema';
import { readColumns } from './read-columns';
import { dayNumber, isPossibleDay } from './case';
import type { CasesOptions } from './read-cases';
import type { Stretch } from './stretch';

/**
 * The days that a text names: `2026`, `2026-T1` or `2026-Q1`, `2026-S1`, `2026-03`, `2026-03-02`, or two days around `..`. `null` for
 * what names none.
 */
const readPeriod = (text: string): Stretch | null => {
  const span = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (span) {
    const [, from = '', to = ''] = span;
    return isCivilDay(from) && isCivilDay(to) && from <= to ? { from, to } : null;
  }
  if (isCivilDay(text)) return { from: text, to: text };
  const [, year = '', block = '', number = ''] = /^(\d{4})(?:-([TQS])?(\d{1,2}))?$/.exec(text) ?? [];
  if (year === '') return null;
  const whole = (kind: 'year' | 'halfYear' | 'quarter' | 'month', month: number, most: number): Stretch | null => {
    if (Number(number || '1') < 1 || Number(number || '1') > most) return null;
    const { from, to } = periodOf(kind, `${year}-${pad(month)}-01`);
    return { from, to };
  };
  const nth = Number(number || '1');
  if (number === '') return whole('year', 1, 1);
  if (block === 'S') return whole('halfYear', nth * 6 - 5, 2);
  if (block !== '') return whole('quarter', nth * 3 - 2, 4);
  return number.length === 2 ? whole('month', nth, 12) : null;
};

/** The options of `guichet insights` as they were typed. */
type TypedInsightsOptions = {
  readonly in?: string | undefined;
  readonly map?: string | undefined;
  readonly 'as-of'?: string | undefined;
  readonly period?: string | undefined;
  readonly json?: boolean | undefined;
};

/** Understands what was typed, or says the first thing that is wrong and what to write instead. */
const readInsightsOptions = (typed: TypedInsightsOptions): Result<CasesOptions, string> => {
  if (typed.in === undefined) return no(commandLine.optionMissing('--in'));
  if (typed.map === undefined) return no(commandLine.optionMissing('--map'));
  const asOf = typed['as-of'] ?? null;
  if (asOf !== null && !isCivilDay(asOf)) return no(commandLine.badDay('--as-of', asOf));
  if (asOf !== null && !isPossibleDay(dayNumber(asOf))) return no(words.badYear('--as-of', asOf));
  const period = typed.period === undefined ? null : readPeriod(typed.period);
  if (typed.period !== undefined && period === null) return no(words.badPeriod(typed.period));
  if (period && !(isPossibleDay(dayNumber(period.from)) && isPossibleDay(dayNumber(period.to))))
    return no(words.badYear('--period', typed.period ?? ''));
  return ok({ asOf, period });
};

/** The text of a file in an encoding; `badBytes` = how many of its bytes are none of it. Or why there is none. */
type DecodedFile =
  | { readonly text: string; readonly encoding: Encoding; readonly badBytes?: number }
  | 'notFound'
  | 'tooLarge'
  | 'badEncoding';

/** The two files, as the program that starts the command reads them. */
type InsightsFiles = {
  /** `null` when it could not be read. */
  readonly map: string | null;
  readonly table: (encoding: Encoding | null) => DecodedFile;
};

const faultsText = (faults: readonly FileFault[]): string =>
  [words.faults(faults.length), ...faults.map(({ path, what }) => `  ${path}\u00A0: ${what}`)].join('\n');

/**
 * `guichet insights`: the figures of a CSV file by a map of its columns. What is wrong with the options, the map or the encoding is
 * said in words with the code 2; rows that cannot be used are counted, and nothing of them is an error.
 */
export const insightsCommand = (typed: TypedInsightsOptions, files: InsightsFiles): Said => {
  const options = readInsightsOptions(typed);
  if (!options.ok) return wrong(options.reason);
  if (files.map === null) return wrong(words.notFound(typed.map ?? ''));
  const map = readJsonFile(files.map, insightsMapSchema);
  if (!map.ok) return wrong(faultsText(map.reason));
  const file = files.table(map.value.encoding ?? null);
  if (typeof file === 'string')
    return wrong(
      file === 'badEncoding'
        ? words.badEncoding(typed.in ?? '', map.value.encoding ?? '')
        : words[file](typed.in ?? ''),
    );
  const columns = readColumns(file.text, map.value, file.badBytes);
  if (!columns.ok) return wrong(faultsText(columns.reason));
  const report = insightsReport(columns.value, file.encoding, map.value, options.value);
  const out = typed.json ? `${JSON.stringify(report, null, 2)}\n` : insightsTable(report);
  return { code: 0, out, err: '' };
};

import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { commandLine } from '../../i18n/fr/command-line';
import { no, ok, type Result } from '../../lib/result';
import { isCivilDay } from '../../time/civil-day';
import { dayNumber, isPossibleDay } from './case';
import type { CasesOptions } from './read-cases';
import { periodOf } from '../../domain/insights/period/period-of';
import type { Stretch } from './stretch';
import { pad } from '../../lib/pad';

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
export type TypedInsightsOptions = {
  readonly in?: string | undefined;
  readonly map?: string | undefined;
  readonly 'as-of'?: string | undefined;
  readonly period?: string | undefined;
  readonly json?: boolean | undefined;
};

/** Understands what was typed, or says the first thing that is wrong and what to write instead. */
export const readInsightsOptions = (typed: TypedInsightsOptions): Result<CasesOptions, string> => {
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

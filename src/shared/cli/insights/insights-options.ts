import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import { commandLine } from '../../i18n/fr/command-line';
import { no, ok, type Result } from '../../lib/result';
import { isCivilDay } from '../../time/civil-day';
import { dayNumber, isPossibleDay } from './case';
import type { CasesOptions } from './read-cases';
import { readPeriod } from './read-period';

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

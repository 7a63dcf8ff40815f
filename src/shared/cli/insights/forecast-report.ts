import { forecastSkill, type ForecastSkill } from '../../domain/insights/forecast/forecast';
import type { Territory } from '../../time/public-holidays';
import { dayNumber, dayText, type Case } from './case';
import type { IsOpenDay } from './open-days';
import type { Stretch } from './stretch';

/** How well each open day was forecast from the days before it alone. `days` = open days of the stretch. */
export type ForecastReport = ForecastSkill & { readonly from: string; readonly to: string; readonly days: number };

/**
 * Rows opened per open day from `knownFrom` on, and the back-test of the forecast of the days of the stretch; every day is open
 * without a rule.
 */
export const forecastReport = (
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

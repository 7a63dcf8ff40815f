import type { Period } from '#shared/domain/insights/period/period';
import { weekIn } from '#shared/domain/insights/period/windows';
import { dayMark } from '#shared/i18n/fr/period-words';
import { panelText } from '#shared/i18n/fr/steering-panels';

const text = panelText.partWeek;

/** The period that is looked at, and the civil day of its figures. */
export type WeekBounds = { readonly period: Period; readonly today: string };

/** A week on the foot of a drawing. `note` is read after its name where the week is not whole: its counts are held against no other. */
export type WeekName = { readonly name: string; readonly note: string };

/** Names the week that a day lies in, within a period. */
export const weekName = (day: string, { period, today }: WeekBounds): WeekName => {
  const { days, isRunning, isOver } = weekIn(day, period, today);
  const part = isRunning ? text.running : days === 0 ? text.ahead : text.cut(days);
  return { name: dayMark(day), note: isOver ? '' : part };
};

/** What the foot of a drawing says of its hollow points; `''` when all weeks are whole. */
export const partWeekFoot = (rows: readonly WeekName[]): string =>
  rows.some(({ note }) => note !== '') ? text.foot : '';

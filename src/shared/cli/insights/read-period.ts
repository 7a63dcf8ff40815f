import { periodOf } from '../../domain/insights/period/period-of';
import { isCivilDay } from '../../time/civil-day';
import type { Stretch } from './stretch';
import { pad } from '../../lib/pad';

/**
 * The days that a text names: `2026`, `2026-T1` or `2026-Q1`, `2026-S1`, `2026-03`, `2026-03-02`, or two days around `..`. `null` for
 * what names none.
 */
export const readPeriod = (text: string): Stretch | null => {
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

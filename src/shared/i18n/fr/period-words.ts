import type { Period } from '../../domain/insights/period/period';
import { capital, dayAndMonth, monthAndYear } from './format';

const nbsp = '\u00A0';
const monthOf = (day: string): string => monthAndYear(day).split(' ')[0] ?? '';
const ordinal = (number: number): string => (number === 1 ? `1er` : `${number}e`);
const monthNumber = (day: string): number => Number(day.slice(5, 7));

/** `3e trimestre 2026`, `septembre 2026`, `du 3 au 17 mars 2026`: the name of a period. */
export const periodName = ({ kind, from, to }: Period): string => {
  const year = from.slice(0, 4);
  if (kind === 'month') return monthAndYear(from);
  if (kind === 'quarter') return `${ordinal(Math.ceil(monthNumber(from) / 3))} trimestre ${year}`;
  if (kind === 'halfYear') return `${ordinal(monthNumber(from) > 6 ? 2 : 1)} semestre ${year}`;
  if (kind === 'year') return `année${nbsp}${year}`;
  return `du ${dayAndMonth(from)}${year === to.slice(0, 4) ? '' : ` ${year}`} au ${dayAndMonth(to)} ${to.slice(0, 4)}`;
};

/** `Juillet à septembre 2026`: which days the period holds, at the beginning of a line. */
export const periodStretch = (period: Period): string => {
  const { kind, from, to } = period;
  if (kind === 'quarter' || kind === 'halfYear' || kind === 'year')
    return `${capital(monthOf(from))} à ${monthAndYear(to)}`;
  return capital(periodName(period));
};

/** `21 – 30 septembre`, `28 septembre – 4 octobre`: a short stretch of days. */
export const stretchWords = (from: string, to: string): string => {
  if (from === to) return dayAndMonth(from);
  const first = from.slice(0, 7) === to.slice(0, 7) ? (dayAndMonth(from).split(nbsp)[0] ?? '') : dayAndMonth(from);
  return `${first} – ${dayAndMonth(to)}`;
};

/** `21/09`, for the foot of a drawing. */
export const dayMark = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`;

import { pad } from '../lib/pad';

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** The last civil day of the month of a day. */
export const lastDayOfMonth = (day: string): string =>
  `${day.slice(0, 8)}${daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7)))}`;

/**
 * The same day of the month `count` calendar months later (earlier when negative), or the last day of a month that is too short:
 * 31 January + 1 month = 28 February (the rule of code de procédure civile, art. 641, for terms in months).
 */
export const addMonths = (day: string, count: number): string => {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return `${pad(year, 4)}-${pad(month)}-${pad(Math.min(Number(day.slice(8)), daysIn(year, month)))}`;
};

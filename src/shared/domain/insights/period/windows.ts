import { addDays, daysBetween } from '../../../time/civil';
import { lastDayOfMonth } from '../../../time/add-months';
import { periodOf } from './period-of';
import { compareText } from '../../../lib/compare';

/** A stretch of civil days, both included, cut out of a longer one. `isWhole` = false where the cut made it shorter than its kind. */
type Window = { readonly from: string; readonly to: string; readonly isWhole: boolean };

const earlier = (a: string, b: string): string => (compareText(a, b) < 0 ? a : b);
const later = (a: string, b: string): string => (compareText(a, b) > 0 ? a : b);

/** The civil days from one to another, both included; none when `to` is earlier. */
export const daysOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** Cuts a stretch into windows: `whole` gives the uncut window that a day lies in. */
const windowsOf = (from: string, to: string, whole: (day: string) => { from: string; to: string }): Window[] => {
  const windows: Window[] = [];
  for (let day = from; day <= to;) {
    const uncut = whole(day);
    const window = { from: later(uncut.from, from), to: earlier(uncut.to, to) };
    windows.push({ ...window, isWhole: window.from === uncut.from && window.to === uncut.to });
    day = addDays(window.to, 1);
  }
  return windows;
};

/** The weeks (Monday to Sunday) of a stretch; the first and the last may be cut. */
export const weeksOf = (from: string, to: string): Window[] => windowsOf(from, to, (day) => periodOf('week', day));

/**
 * How much of the week that a day lies in belongs to a stretch, seen on the civil day `today`. `days`: its days in the stretch, up to
 * today. `isOver`: it lies whole in the stretch and before today, so its counts may be held against those of another week.
 */
export const weekIn = (
  day: string,
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
): { readonly days: number; readonly isRunning: boolean; readonly isOver: boolean } => {
  const week = periodOf('week', day);
  const days = daysBetween(later(week.from, from), earlier(earlier(week.to, to), today)) + 1;
  return {
    days: Math.max(0, days),
    isRunning: week.from <= today && today <= earlier(week.to, to),
    isOver: days === 7 && week.to < today,
  };
};

/** The calendar décade of a day: 1st to 10th, 11th to 20th, 21st to the end of the month. */
export const decadeOf = (day: string): { readonly from: string; readonly to: string } => {
  const month = day.slice(0, 8);
  if (day.slice(8) <= '10') return { from: `${month}01`, to: `${month}10` };
  if (day.slice(8) <= '20') return { from: `${month}11`, to: `${month}20` };
  return { from: `${month}21`, to: lastDayOfMonth(day) };
};

/** The calendar décades of a stretch; the first and the last may be cut. */
export const decadesOf = (from: string, to: string): Window[] => windowsOf(from, to, decadeOf);

/** The months of a stretch; the first and the last may be cut. */
export const monthsOf = (from: string, to: string): Window[] => windowsOf(from, to, (day) => periodOf('month', day));

/** Windows of ten civil days from `from` on; the last may be cut. */
export const tenDayWindows = (from: string, to: string): Window[] =>
  windowsOf(from, to, (day) => ({ from: day, to: addDays(day, 9) }));

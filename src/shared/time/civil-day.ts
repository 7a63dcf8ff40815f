const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/**
 * Whether a text is a day of the calendar, `YYYY-MM-DD`; the 30th of February is none. By plain numbers, because every day of every row that is read is judged
 * by it: an object of a date for each took a tenth of that time.
 */
export const isCivilDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const last = month === 2 && isLeap(year) ? 29 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= last;
};

/** Before the first nobody lives or plans, and after the last no town hall does: both are slips of a finger. */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2199-12-31';

/** Whether a text is a day that a town hall may mean: one of the calendar, in the years of the register. */
export const isRegisterDay = (text: string): boolean => isCivilDay(text) && text >= FIRST_DAY && text <= LAST_DAY;

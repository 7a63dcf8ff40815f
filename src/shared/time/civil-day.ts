/** Whether a text is a day of the calendar, `YYYY-MM-DD`; the 30th of February is none. */
export const isCivilDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
};

/** Before the first nobody lives or plans, and after the last no town hall does: both are slips of a finger. */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2199-12-31';

/** Whether a text is a day that a town hall may mean: one of the calendar, in the years of the register. */
export const isRegisterDay = (text: string): boolean => isCivilDay(text) && text >= FIRST_DAY && text <= LAST_DAY;

import { isRegisterDay } from './civil-day';

/** What leaves a date field that shows this text: a day that a town hall may mean, or nothing. */
export const leavingDay = (text: string): string => (isRegisterDay(text) ? text : '');

/** Whether a date became one that somebody means: the last digit of its year was written, after 0002, 0020 and 0202. */
export const isWholeNow = (before: string, text: string): boolean =>
  before !== '' && !isRegisterDay(before) && isRegisterDay(text);

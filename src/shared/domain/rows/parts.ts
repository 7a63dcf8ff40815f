import { z } from 'zod';

import { isCivilDay } from '../../time/civil-day';
import { civilTimeSchema, idSchema } from '../model/ids';

/**
 * How strictly a value is judged. `written`: what may be written today: known fields and known words only. `read`: what a reader can
 * bear: days, instants, numbers and texts must be real and bounded, but a field may be missing, and fields and words of a newer version
 * pass.
 */
export type Strictness = 'written' | 'read';

/** Years that the trade can mean; a clock without a battery says 1970. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

const isYearOfTrade = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

/** Whether a text is a day of the calendar in a year that the trade can mean. */
export const isDayOfTrade = (text: string): boolean => isCivilDay(text) && isYearOfTrade(text);

const instantShape = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** Whether a text is a real instant in UTC in a year that the trade can mean. */
export const isInstantOfTrade = (text: string): boolean => instantShape.test(text) && isDayOfTrade(text.slice(0, 10));

/** A text without control characters, at most so long. */
export const textUpTo = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u);

/** The name of something: an id, `''` where there is none. */
export const nameSchema = textUpTo(80);
/** The name of something that must be there. */
export const givenNameSchema = idSchema;
export const daySchema = z.string().refine(isDayOfTrade);
export const dayOrNoneSchema = z.string().refine((text) => text === '' || isDayOfTrade(text));
export const timeSchema = civilTimeSchema;
export const timeOrNoneSchema = z.union([z.literal(''), civilTimeSchema]);
export const instantSchema = z.string().refine(isInstantOfTrade);
export const instantOrNoneSchema = z.string().refine((text) => text === '' || isInstantOfTrade(text));

/** The longest appointment, minutes: what an import accepts at most. */
const MOST_MINUTES = 600;
/** A length in minutes. */
export const lengthSchema = z.int().min(1).max(MOST_MINUTES);
/** The number of a ticket within its series and day. */
export const ordinalSchema = z.int().min(1).max(100_000);
/** Minutes of a day and a bit: a pause between calls, an announced wait. */
export const minutesSchema = z.int().min(0).max(10_000);

/** One of the known words; a reader bears any short word, because a newer version has more. */
export const oneOf = <Word extends string>(strictness: Strictness, words: readonly Word[]): z.ZodType<Word> =>
  strictness === 'written' ? z.enum(words) : (textUpTo(80) as z.ZodType as z.ZodType<Word>);

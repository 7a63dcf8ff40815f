import { z } from 'zod';

import { isCivilDay } from '../../time/civil-day';
import { civilTimeSchema, idSchema } from '../model/ids';

/**
 * How strictly a value is judged. `written`: what may be written today: known fields and known words only. `read`: what a reader can
 * bear: days, instants, numbers and texts must be real and bounded, but a field may be missing, and fields and words of a newer version
 * pass.
 */
export type Strictness = 'written' | 'read';

/** Years that a calendar can show: a PC without a battery says 1970, an old file was received in 1998. */
const FIRST_YEAR = '1900';
const AFTER_LAST_YEAR = '2100';

/** Whether a text is a day of the calendar in a year that the trade can mean. */
export const isDayOfTrade = (text: string): boolean => isCivilDay(text) && text >= FIRST_YEAR && text < AFTER_LAST_YEAR;

const instantShape = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** Whether a text is a real instant in UTC in a year that the trade can mean. */
export const isInstantOfTrade = (text: string): boolean => instantShape.test(text) && isDayOfTrade(text.slice(0, 10));

/** Whether a text has neither control characters nor halves of a character, which a database may refuse. */
export const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);

/** A plain text, at most so long. */
export const textUpTo = (most: number): z.ZodType<string> => z.string().max(most).refine(isPlainText);

/** The same; a reader bears a longer one, and any character: an older version stored what was pasted. */
export const longText = (strictness: Strictness, most: number): z.ZodType<string> =>
  strictness === 'written' ? textUpTo(most) : z.string().max(MOST_READ_LENGTH);

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

/** So many signs of a text a reader bears; an event is not larger than that anyway. */
const MOST_READ_LENGTH = 8_000;

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
  strictness === 'written' ? z.enum(words) : (z.string().max(MOST_READ_LENGTH) as z.ZodType as z.ZodType<Word>);

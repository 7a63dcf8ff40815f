import { z } from 'zod';

/**
 * What is wrong with an entry of reference data, beside which field: `path` as in its body (`durationsMin.1`), `''` = the entry
 * as a whole. A code and numbers, so that form and server say the same; never personal data.
 */
export const settingFaultSchema = z.object({
  id: z.string(),
  path: z.string(),
  code: z.enum([
    /** The body is not in the form of its kind. */
    'shape',
    'empty',
    /** More than `number` signs. */
    'tooLong',
    /** Another entry has this already; `otherId` says which. */
    'notUnique',
    /** What it refers to is not there. */
    'unknown',
    /** Out of bounds; `number` is the bound that was passed. */
    'tooSmall',
    'tooLarge',
    /** A length for more persons is shorter than one for fewer. */
    'shrinks',
    /** Ends before it begins. */
    'order',
    /** No day of the calendar. */
    'noDay',
    /** Runs at the same time as `otherId`. */
    'overlaps',
    /** No zone of the IANA list. */
    'zone',
    'colour',
    /** Not a multiple of `number`. */
    'step',
    /** At least one must be left. */
    'lastOne',
    /** `number` appointments to come use it. */
    'inUse',
    /** `number` other entries refer to it; `kinds` says which, the most first. */
    'referredTo',
  ]),
  number: z.int().exactOptional(),
  otherId: z.string().exactOptional(),
  kinds: z.array(z.object({ kind: z.string(), number: z.int() })).exactOptional(),
});

/** One fault of one entry. */
export type SettingFault = Readonly<z.infer<typeof settingFaultSchema>>;

/** A fault without its entry, as the rules of one kind tell it. */
export type FieldFault = Omit<SettingFault, 'id'>;

import { z } from 'zod';

import { dated } from './dated';
import { civilDaySchema, civilTimeSchema } from './ids';

/** For whom a stretch of an opening is kept until it is released. */
export const keptPurposes = ['urgent', 'withoutInternet', 'desk', 'phone', 'portal'] as const;
/** A purpose for which an opening is kept. */
export type KeptPurpose = (typeof keptPurposes)[number];

/**
 * A recurring period in which a desk receives appointments for its reasons. `weekdays` 1 (Monday) to 7; a period of one date is
 * valid on that day only. With `reasonIds` for these reasons only. With `keptFor` for this purpose only, until
 * `releaseDaysBefore` days before (0 or absent = never released).
 */
export const openingPeriodBody = z.object({
  kind: z.literal('openingPeriod'),
  deskId: z.string(),
  weekdays: z.array(z.int().min(1).max(7)),
  from: civilTimeSchema,
  to: civilTimeSchema,
  ...dated,
  reasonIds: z.array(z.string()).exactOptional(),
  keptFor: z.enum(keptPurposes).exactOptional(),
  releaseDaysBefore: z.int().min(0).exactOptional(),
});

/**
 * An agent who is away: civil times on civil days, both days included. Their usual desk is closed meanwhile, unless `replacedBy`
 * names who takes it. `label` never says why someone is ill.
 */
export const unavailabilityBody = z.object({
  kind: z.literal('unavailability'),
  agentId: z.string(),
  replacedBy: z.string(),
  fromDay: civilDaySchema,
  toDay: civilDaySchema,
  from: civilTimeSchema,
  to: civilTimeSchema,
  label: z.string(),
});

/**
 * An agent who is away again and again: on these weekdays (1 to 7), every `everyWeeks` weeks (1 where absent) counted from the week of
 * `validFrom`, at these civil times. All else is as for `unavailability`.
 */
export const recurringAbsenceBody = z.object({
  kind: z.literal('recurringAbsence'),
  agentId: z.string(),
  replacedBy: z.string(),
  weekdays: z.array(z.int().min(1).max(7)),
  everyWeeks: z.int().min(1).exactOptional(),
  from: civilTimeSchema,
  to: civilTimeSchema,
  label: z.string(),
  ...dated,
});

/** The halves of a day in which somebody sits at a desk. */
export const halves = ['morning', 'afternoon'] as const;
/** One half of a day; the `midday` of the plan parts them. */
export type Half = (typeof halves)[number];

/**
 * Who sits where in a week, which begins on the Monday `week`. Afternoons begin at the civil time `midday`. A week that has such an entry is
 * planned: a desk where nobody sits in a half-day is closed in it. Weeks without one go by the usual desks.
 */
export const rosterBody = z.object({
  kind: z.literal('roster'),
  week: civilDaySchema,
  midday: civilTimeSchema,
  seats: z.array(
    z.object({
      weekday: z.int().min(1).max(7),
      half: z.enum(halves),
      deskId: z.string(),
      agentId: z.string(),
    }),
  ),
});

/**
 * The most appointments of a day that may come by these channels for these reasons (empty = all of them together), until
 * `releaseDaysBefore` days before (0 = never released).
 */
export const quotaBody = z.object({
  kind: z.literal('quota'),
  label: z.string(),
  channels: z.array(z.string()).min(1),
  reasonIds: z.array(z.string()),
  mostPerDay: z.int().min(0),
  releaseDaysBefore: z.int().min(0),
  ...dated,
});

/** A closure of the whole site (`deskId` `''`) or of a desk, civil times on civil days, both days included. */
export const closureBody = z.object({
  kind: z.literal('closure'),
  deskId: z.string(),
  fromDay: civilDaySchema,
  toDay: civilDaySchema,
  from: civilTimeSchema,
  to: civilTimeSchema,
  label: z.string(),
});

import { z } from 'zod';

import { channels } from './request';

/** In what the length of a commitment is counted. */
export const commitmentUnits = ['workingDays', 'calendarDays', 'months'] as const;
/** By which clock a commitment runs. Months are calendar months: 31 January + 1 month = 28 February. */
export type CommitmentUnit = (typeof commitmentUnits)[number];

/**
 * By when a request is to be answered. `''` for the channel or the reason means all of them; the commitment with the most conditions
 * counts, a reason before a channel.
 */
export const commitmentBody = z.object({
  kind: z.literal('commitment'),
  channel: z.enum(['', ...channels]),
  reasonId: z.string(),
  unit: z.enum(commitmentUnits),
  count: z.int().min(1).max(400),
});

/** An answer that is sent often. Empty `reasonIds` = for all reasons. Fields stand in braces: `{motif}`, `{pièces}`. */
export const answerTemplateBody = z.object({
  kind: z.literal('answerTemplate'),
  name: z.string(),
  reasonIds: z.array(z.string()),
  body: z.string(),
  /** Pages that the answer points to. */
  links: z.array(z.object({ label: z.string(), url: z.string() })),
});

/** How the columns of another system's file are read; a saved choice. `columns` maps a field of ours to the heading of a column. */
export const importProfileBody = z.object({
  kind: z.literal('importProfile'),
  name: z.string(),
  columns: z.record(z.string(), z.string()),
  /** What the file calls channels, reasons and departments, against ours. */
  values: z.record(z.string(), z.record(z.string(), z.string())),
});

import { z } from 'zod';

import { retentionCounts, type RetentionCounts } from '#shared/sync/wire/retention-calls';

import type { SiteTransaction } from '../store/port';

/** Nothing of any kind. */
export const noneGone = {
  requests: 0,
  appointments: 0,
  tickets: 0,
  deskSessions: 0,
  citizens: 0,
} satisfies RetentionCounts;

const noteSchema = z.object({
  /** The civil day on which the last turn was begun; `''` = the next one is due. */
  day: z.string(),
  /** The civil days before which the last turn took, `''` = none did: what an administrator saw when they chose, and a step from there each turn. */
  lines: z.object({ records: z.string(), people: z.string() }),
  /** What was over before this civil day may be gone; of what is, facts alone are left. `''` = nothing is. */
  reached: z.string(),
  /** The civil day of the last turn that ended, and what the turns of that day took; `null` before the first. */
  last: z.object({ day: z.string(), gone: retentionCounts }).nullable(),
});
export type RetentionNote = Readonly<z.infer<typeof noteSchema>>;

const NOTE = 'retention';

/** The name of the note that tells desks, without a lock, how far a site has come: what was over before it may be gone. */
export const goneBeforeNote = (siteId: string): string => `retained.${siteId}`;

/** How far retention has come at a site. */
export const readRetention = async (site: Pick<SiteTransaction, 'siteNote'>): Promise<RetentionNote> => {
  const note = await site.siteNote(NOTE);
  const read = note === '' ? null : noteSchema.safeParse(JSON.parse(note));
  return read?.success ? read.data : { day: '', lines: { records: '', people: '' }, reached: '', last: null };
};

export const writeRetention = (site: SiteTransaction, note: RetentionNote): Promise<void> =>
  site.writeSiteNote(NOTE, JSON.stringify(note));

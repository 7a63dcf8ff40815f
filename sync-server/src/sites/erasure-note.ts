import { z } from 'zod';

import { erasureReasons } from '#shared/domain/model/citizen';
import { MOST_JOURNAL_SUBJECTS } from '#shared/sync/wire/journal-calls';

import { MOST_ERASURE_WISHES } from '../bounds';
import type { SiteTransaction } from '../store/port';

const idOf = (most: number) => z.string().min(1).max(most);
const asked = { at: z.iso.datetime(), agentId: idOf(80), deviceId: idOf(80) };

const noteSchema = z.strictObject({
  /** Whether an erasure takes two people. */
  needsTwo: z.boolean(),
  /** What waits for the second, oldest first. Ids alone: a note is in every backup, also after the person was erased. */
  wishes: z
    .array(
      z.strictObject({
        id: idOf(80),
        ...asked,
        citizenIds: z.array(idOf(100)).min(1).max(MOST_JOURNAL_SUBJECTS),
        reason: z.enum(erasureReasons),
      }),
    )
    .max(MOST_ERASURE_WISHES),
  /** The wish to go back to one person; `null` = none waits. */
  single: z.strictObject(asked).nullable(),
});
/** How many people an erasure takes at a site, and what waits. */
export type ErasureNote = Readonly<z.infer<typeof noteSchema>>;

const NOTE = 'erasures';

const byTwo: ErasureNote = { needsTwo: true, wishes: [], single: null };
const byOne: ErasureNote = { ...byTwo, needsTwo: false };

/**
 * The note of a site. None = one is enough, as before anybody chose. One that is not sound asks for two, and what waited is asked for anew: a note is
 * written only once somebody chose two, so to take a broken one for « one is enough » would let one person erase alone where the town wished otherwise.
 * What a broken note costs is a second press.
 */
export const readErasureNote = async (site: Pick<SiteTransaction, 'siteNote'>): Promise<ErasureNote> => {
  const text = await site.siteNote(NOTE);
  if (text === '') return byOne;
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    return byTwo;
  }
};

export const writeErasureNote = (site: SiteTransaction, note: ErasureNote): Promise<void> =>
  site.writeSiteNote(NOTE, JSON.stringify(note));

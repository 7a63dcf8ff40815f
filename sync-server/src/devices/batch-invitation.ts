import { z } from 'zod';

import { townSites } from '../sites/town-sites';
import type { SiteTransaction, Store } from '../store/port';

const NOTE = 'batch invitation';

const noteSchema = z.object({
  /** Of the secret, as `codeHash` makes it. */
  hash: z.string().min(1),
  /** How many devices may still join by it. */
  left: z.int().min(0),
  untilMs: z.int(),
  /** The history in which it was opened: in a backup that is put back it may stand open though it was used up or ended since. */
  epoch: z.string(),
});
/** An invitation for many desks of a site: a note of the site, one at a time. */
export type BatchInvitation = Readonly<z.infer<typeof noteSchema>>;

/** The invitation that is open, `null` = none: it is over, used up, of another history, or cannot be read. */
export const openBatch = async (
  site: Pick<SiteTransaction, 'siteNote'>,
  { epoch }: Pick<Store, 'epoch'>,
  nowMs: number,
): Promise<BatchInvitation | null> => {
  const note = await site.siteNote(NOTE);
  if (note === '') return null;
  try {
    const batch = noteSchema.parse(JSON.parse(note));
    return batch.left > 0 && batch.untilMs > nowMs && batch.epoch === epoch ? batch : null;
  } catch {
    return null;
  }
};

/** Opens an invitation in the place of any other, or ends it with `null`. */
export const writeBatch = (site: SiteTransaction, batch: BatchInvitation | null): Promise<void> =>
  site.writeSiteNote(NOTE, batch === null ? '' : JSON.stringify(batch));

/** Takes one of the uses of the invitation with this secret; gives its site, `null` = no site has one that is open. */
export const takeFromBatch = async (
  store: Pick<Store, 'epoch' | 'homeSite' | 'note' | 'withSite'>,
  hash: string,
  nowMs: number,
): Promise<string | null> => {
  for (const siteId of await townSites(store)) {
    const isTaken = await store.withSite(siteId, async (site) => {
      const batch = await openBatch(site, store, nowMs);
      if (batch?.hash !== hash) return false;
      await writeBatch(site, { ...batch, left: batch.left - 1 });
      return true;
    });
    if (isTaken) return siteId;
  }
  return null;
};

import { logOf } from '#shared/sync/merge-document';
import { isUnproved, type WireDocument } from '#shared/sync/protocol';

import type { SiteTransaction } from '../store/port';

/** Why a row is aside that an administrator decided to leave out: it is kept as long as the others, and no list tells it. */
export const LEFT_OUT = 'leftOut';

/**
 * Whether an administrator left this out before, so that it is refused again without anybody being told: the very row, or one of which each event is stored or
 * was left out. A desk that holds such an event sends it with each further act on its document.
 */
export const wasLeftOut = async (
  site: SiteTransaction,
  collection: string,
  row: WireDocument,
  why: string,
  stored: WireDocument | null,
): Promise<boolean> => {
  if (!isUnproved(why)) return false;
  const left = (await site.asideOf(collection, row.id, LEFT_OUT)).filter((one) => one.body !== '');
  if (left.length === 0) return false;
  const text = JSON.stringify(row);
  if (left.some(({ body }) => body === text)) return true;
  const log = logOf(row);
  const known = new Set(
    [stored ?? {}, ...left.map(({ body }) => JSON.parse(body) as object)].flatMap(logOf).map(({ id }) => id),
  );
  return log.length > 0 && log.every((event) => known.has(event?.id));
};

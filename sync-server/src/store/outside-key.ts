import { MOST_OPEN_KEYS } from '../bounds';
import { Problem } from '../lib/problem';

/** A key that is held outside of Guichet, by a calendar program or another program of the town hall: its life, without what it opens. */
export type OutsideKey = {
  readonly id: string;
  readonly siteId: string;
  readonly madeAt: string;
  /** Instant of its end, `''` while it opens something. */
  readonly revokedAt: string;
  /** When it was last used, to the hour; `''` = never. */
  readonly readAt: string;
};

/** Throws `keysOpen` when as many keys of a kind are open at a site as may be. */
export const requireRoomForKey = (keys: readonly OutsideKey[]): void => {
  if (keys.filter(({ revokedAt }) => revokedAt === '').length >= MOST_OPEN_KEYS)
    throw new Problem('keysOpen', `${MOST_OPEN_KEYS} of this site are open already`);
};

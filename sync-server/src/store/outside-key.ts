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

/** Why another history began: a backup was restored, or an older copy of the data was put back and a desk or the anchor showed it. */
export type RotationWhy = 'restored' | 'checkpointAhead' | 'anchorAhead';

/** Another history of a store began, under another epoch. `at` is an instant; `from` and `to` are epochs. */
export type Rotation = {
  readonly at: string;
  readonly why: RotationWhy;
  readonly from: string;
  readonly to: string;
};

/** Until when the present history may have forgotten what was done. */
export type HistoryBegin = {
  /** Instant at which the present history began, `''` = the store has had no other. What was given before it may be forgotten. */
  readonly restoredAt: string;
  /** Instant until which time is known to have gone before that, and to which the clock has not come yet; `''` = none. */
  readonly lostUntil: string;
};

/** The part of a store that knows which history it is in. */
export type RotationPart = HistoryBegin & {
  /**
   * Random, made with the database; another epoch means another history. As this process last heard of it: each transaction, `head` and
   * `reached` look whether another process began one.
   */
  readonly epoch: string;
  /** Writes the begin of the present history again, if it is still `from`. */
  readonly amendBegin: (from: HistoryBegin, to: HistoryBegin) => Promise<void>;
  /**
   * Begins another history in the place of `from`, unless that is over already; says whether this call did it. Never amid a transaction:
   * what one of them gave was given before, or it has seen the new history.
   */
  readonly rotate: (from: string, next: Omit<Rotation, 'from'>) => Promise<boolean>;
  /** The changes of history, oldest first. */
  readonly rotations: () => Promise<readonly Rotation[]>;
  /** Hears of a history that this or another process began, once in each process. Returns what ends it. */
  readonly onRotation: (listener: (rotation: Rotation) => void) => () => void;
};

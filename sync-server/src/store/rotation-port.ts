/** Why another history began: a backup was restored, or an older copy of the data was put back and a desk or the anchor showed it. */
export type RotationWhy = 'restored' | 'checkpointAhead' | 'anchorAhead';

/** Another history of a store began, under another epoch. `at` is an instant; `from` and `to` are epochs. */
export type Rotation = {
  readonly at: string;
  readonly why: RotationWhy;
  readonly from: string;
  readonly to: string;
};

/** The part of a store that knows which history it is in. */
export type RotationPart = {
  /**
   * Random, made with the database; another epoch means another history. As this process last heard of it: each transaction, `head` and
   * `reached` look whether another process began one.
   */
  readonly epoch: string;
  /** Instant at which the present history began, `''` = the store has had no other. What was given before it may be forgotten. */
  readonly restoredAt: string;
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

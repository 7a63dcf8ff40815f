/** A count held against those of earlier windows. */
export type RobustScore = {
  /** Median of the earlier windows. */
  readonly expected: number;
  /** Bounds outside which a count is abnormal. */
  readonly low: number;
  readonly high: number;
  readonly z: number;
  readonly isOut: boolean;
};

/** Robust z. */
export const robustScore = (_value: number, _history: readonly number[], _threshold = 3.5): RobustScore | null => null;

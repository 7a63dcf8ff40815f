/** A share with its Wilson score interval. */
export type Share = {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

const z95 = 1.959963984540054;

/** A share and its 95 % Wilson score interval (Wilson 1927); `null` when `of` is 0. */
export const wilson = (count: number, of: number): Share | null => {
  if (of === 0) return null;
  const share = count / of;
  const weight = 1 + (z95 * z95) / of;
  const middle = (share + (z95 * z95) / (2 * of)) / weight;
  const half = (z95 / weight) * Math.sqrt((share * (1 - share)) / of + (z95 * z95) / (4 * of * of));
  return { count, of, share, low: middle - half, high: middle + half };
};

import { kaplanMeier, type Life } from '../stats/kaplan-meier';

/**
 * The Kaplan-Meier median of closed delays (sorted) and of open ones so far. Without open ones the curve falls by 1/n at each closing, so
 * it is the least delay that half of them do not exceed. `null` when it is not reached.
 */
export const kmMedian = (sortedClosed: Float64Array, open: readonly number[]): number | null => {
  if (open.length === 0) return sortedClosed[Math.ceil(sortedClosed.length / 2) - 1] ?? null;
  const lives: Life[] = open.map((time) => ({ time, ended: false }));
  for (const time of sortedClosed) lives.push({ time, ended: true });
  return kaplanMeier(lives).median;
};

/**
 * The highest number of a series on a day. People say four digits and labels print no more; the busiest reception gives 120 an hour. A
 * number beyond it was not counted by anybody.
 */
export const MOST_OF_A_DAY = 9_999;

/** The first number after `last` that is not taken. */
export const nextFree = (last: number, taken: Iterable<number>): number => {
  const all = new Set(taken);
  let number = last + 1;
  while (all.has(number)) number += 1;
  return number;
};

import type { Interval } from './intervals';

/** Starts from the first to the last minute, both included. `leftMin` = what the free stretch around it keeps, minutes. */
export type StartRange = { readonly from: number; readonly to: number; readonly leftMin: number };

/**
 * When something of `durationMin` may begin: wholly inside one open stretch, and with its pause before the next thing that is taken.
 * The pause may run over the end of the opening. `open` and `busy` are sorted and apart.
 */
export const startRanges = (
  open: readonly Interval[],
  busy: readonly Interval[],
  durationMin: number,
  bufferMin: number,
): StartRange[] => {
  if (durationMin <= 0) return [];
  const ranges: StartRange[] = [];
  let first = 0;
  for (const whole of open) {
    while ((busy[first]?.to ?? Number.POSITIVE_INFINITY) <= whole.from) first += 1;
    let from = whole.from;
    for (let index = first; from < whole.to; index += 1) {
      const next = busy[index];
      const until = next?.from ?? Number.POSITIVE_INFINITY;
      const to = Math.min(whole.to - durationMin, until - durationMin - bufferMin);
      if (to >= from) ranges.push({ from, to, leftMin: Math.min(whole.to, until) - from - durationMin });
      if (!next) break;
      from = Math.max(from, next.to);
    }
  }
  return ranges;
};

/** A stretch of civil minutes of one day, half open: `from` is in it, `to` is not. */
export type Interval = { readonly from: number; readonly to: number };

/** Whether two stretches share a moment. Touching ends do not. */
export const overlaps = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

/** Whether `outer` holds the whole of `inner`. */
export const covers = (outer: Interval, inner: Interval): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** The same moments as sorted stretches that neither overlap nor touch. Empty stretches vanish. */
export const union = (intervals: readonly Interval[]): Interval[] => {
  const merged: Interval[] = [];
  for (const next of intervals.filter((one) => one.from < one.to).toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push({ from: next.from, to: next.to });
  }
  return merged;
};

/** The moments of `base` that lie in none of `taken`. */
export const subtract = (base: readonly Interval[], taken: readonly Interval[]): Interval[] => {
  const holes = union(taken);
  const rest: Interval[] = [];
  for (const whole of union(base)) {
    let from = whole.from;
    for (const hole of holes.filter((one) => overlaps(one, whole))) {
      if (hole.from > from) rest.push({ from, to: hole.from });
      from = Math.max(from, hole.to);
    }
    if (from < whole.to) rest.push({ from, to: whole.to });
  }
  return rest;
};

/** The moments that lie in both. */
export const intersect = (a: readonly Interval[], b: readonly Interval[]): Interval[] =>
  union(a.flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))));

/** Sum of the lengths of the moments, minutes; moments listed twice count once. */
export const totalMinutes = (intervals: readonly Interval[]): number =>
  union(intervals).reduce((sum, one) => sum + one.to - one.from, 0);

/** The highest number of `intervals` that run at one moment of `within`. */
export const peak = (intervals: readonly Interval[], within: Interval): number => {
  const inside = intervals.filter((one) => one.from < one.to && overlaps(one, within));
  // The number can only rise where a stretch begins, so these moments and the start of the window are enough.
  const moments = [within.from, ...inside.map((one) => one.from).filter((from) => from > within.from)];
  return Math.max(0, ...moments.map((moment) => inside.filter((one) => one.from <= moment && moment < one.to).length));
};

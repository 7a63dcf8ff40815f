import type { Span } from './axis';

/** A side-by-side place: lane number and how many lanes its cluster has. */
export type Lane = { readonly lane: number; readonly lanes: number };

/** Puts overlapping spans of one desk side by side (overbooked appointments), the earliest at the left. */
export const assignLanes = <Item extends Span>(items: readonly Item[]): (Item & Lane)[] => {
  const out: (Item & Lane)[] = [];
  let cluster: (Item & { lane: number })[] = [];
  let ends: number[] = [];
  const flush = () => {
    for (const item of cluster) out.push({ ...item, lanes: ends.length });
    cluster = [];
    ends = [];
  };
  for (const item of items.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (ends.every((end) => end <= item.from)) flush();
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.to;
    cluster.push({ ...item, lane });
  }
  flush();
  return out;
};

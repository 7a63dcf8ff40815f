import type { RequestGroup, RequestLine } from '#shared/domain/requests/request-line';

/** A row of the list: the heading of a group, or a request with its place among all of them. */
export type ListItem =
  | { readonly kind: 'head'; readonly group: RequestGroup; readonly count: number }
  | { readonly kind: 'line'; readonly line: RequestLine; readonly index: number };

/** The rows of a list: each group under its heading, in the order of the lines. */
export const listItems = (lines: readonly RequestLine[]): readonly ListItem[] => {
  const counts = new Map<RequestGroup, number>();
  for (const { group } of lines) counts.set(group, (counts.get(group) ?? 0) + 1);
  const begun = new Set<RequestGroup>();
  return lines.flatMap((line, index): readonly ListItem[] => {
    const row = { kind: 'line', line, index } as const;
    if (begun.has(line.group)) return [row];
    begun.add(line.group);
    return [{ kind: 'head', group: line.group, count: counts.get(line.group) ?? 0 }, row];
  });
};

/** Heights of the rows, in pixels. */
export type RowHeights = { readonly head: number; readonly line: number };

/** Where each row begins, and after the last one the height of all. */
export const rowTops = (items: readonly ListItem[], heights: RowHeights): readonly number[] => {
  const tops = [0];
  for (const { kind } of items) tops.push((tops.at(-1) ?? 0) + heights[kind]);
  return tops;
};

/** The first row that ends below an edge. */
const rowAt = (tops: readonly number[], edge: number): number => {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle + 1] ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Rows that are drawn beyond what is seen, so that a step of an arrow never waits. */
const beyond = 6;

/** The rows to draw, both included, for what is seen of the list. */
export const rowsSeen = (
  tops: readonly number[],
  scrollTop: number,
  height: number,
): { readonly first: number; readonly last: number } => ({
  first: Math.max(0, rowAt(tops, scrollTop) - beyond),
  last: Math.min(Math.max(0, tops.length - 2), rowAt(tops, scrollTop + height) + beyond),
});

/** The heading of the group at the top of what is seen: `shift` = how far the next one has pushed it out, pixels, 0 or less. */
export type StuckHead = { readonly head: Extract<ListItem, { readonly kind: 'head' }>; readonly shift: number };

/** Which heading stands at the top while the list is scrolled; `null` where a heading of the list itself does. */
export const stuckHead = (
  items: readonly ListItem[],
  tops: readonly number[],
  scrollTop: number,
  headHeight: number,
): StuckHead | null => {
  const at = items.findLastIndex((item, row) => item.kind === 'head' && (tops[row] ?? 0) <= scrollTop);
  const head = items[at];
  if (head?.kind !== 'head' || tops[at] === scrollTop) return null;
  const next = items.findIndex((item, row) => row > at && item.kind === 'head');
  const nextTop = next < 0 ? Infinity : (tops[next] ?? Infinity);
  return { head, shift: Math.min(0, nextTop - scrollTop - headHeight) };
};

import { foldWithOrigin } from '../../lib/fold-text';

/** Where folded words stand in a name as it is shown, from–to in order, joined where they touch. */
export const matchRanges = (name: string, words: readonly string[]): readonly (readonly [number, number])[] => {
  const { joined, from, to, parts } = foldWithOrigin(name);
  const found = words.flatMap((word): [number, number][] => {
    const start = parts.find((part) => joined.startsWith(word, part));
    return start === undefined ? [] : [[from[start] ?? 0, to[start + word.length - 1] ?? 0]];
  });
  const ranges: [number, number][] = [];
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0])) {
    const before = ranges.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
};

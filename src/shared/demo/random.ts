/** A seeded source of chance: the same seed gives the same values for ever. Not for secrets. */
export type Random = {
  /** From 0 up to but not 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** Picks by weight: `[value, weight]`. */
  readonly weighted: <Value>(values: readonly [readonly [Value, number], ...(readonly [Value, number])[]]) => Value;
  /** Roughly a bell around `mean`, within three `spread`. */
  readonly bell: (mean: number, spread: number) => number;
  /** A source of its own for a part of the town, so that a change in one part leaves the others alone. */
  readonly fork: (part: string) => Random;
};

/** FNV-1a, to turn the name of a part into a seed. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

const pickWeighted = <Value>(
  values: readonly [readonly [Value, number], ...(readonly [Value, number])[]],
  share: number,
): Value => {
  let left = share * values.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of values) {
    left -= weight;
    if (left < 0) return value;
  }
  return values[0][0];
};

/** Makes a source of chance (mulberry32). */
export const seeded = (seed: number | string): Random => {
  const text = String(seed);
  let state = hashOf(text);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted: (values) => pickWeighted(values, next()),
    bell: (mean, spread) => mean + (next() + next() + next() - 1.5) * 2 * spread,
    fork: (part) => seeded(`${text}/${part}`),
  };
};

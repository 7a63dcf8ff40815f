/** A stream of numbers in [0, 1): the same for the same seed, on every machine. */
export type Random = () => number;

/** mulberry32: small, fast, good enough to choose steps. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** One of a list; throws for an empty one. */
export const pick = <Value>(random: Random, from: readonly Value[]): Value => {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('Nothing to choose from');
  return chosen;
};

import { foldWithOrigin } from '../../lib/fold-text';

/** A name as it is searched: folded into one piece, with the places where its words begin. */
export type NameKey = {
  readonly joined: string;
  readonly parts: readonly number[];
  /** How many words at the beginning are particles: a name sorts and is searched by what follows them too. */
  readonly particles: number;
  /** The name without its particles. */
  readonly core: string;
};

const particles = new Set('d de du des la le les l van von der den el al da dos di'.split(' '));
// Nearly every name is one word: they share one list.
const oneWord: readonly number[] = [0];
const noWord: readonly number[] = [];

/** Folds a name for the search: `de La Motte` -> `delamotte`, words at 0, 2 and 4, two particles. */
export const nameKey = (name: string): NameKey => {
  const { joined, parts } = foldWithOrigin(name);
  if (parts.length < 2) return { joined, parts: parts.length === 0 ? noWord : oneWord, particles: 0, core: joined };
  const words = parts.map((start, index) => joined.slice(start, parts[index + 1]));
  const first = words.findIndex((word) => !particles.has(word));
  const skipped = Math.max(first, 0);
  return { joined, parts, particles: skipped, core: skipped === 0 ? joined : joined.slice(parts[skipped]) };
};

/** Whether a word of the name, together with what follows it, begins like this. */
export const hasWord = ({ joined, parts }: NameKey, word: string): boolean =>
  parts.some((start) => joined.startsWith(word, start));

/** Whether the name itself, with or without its particles, begins like this. */
export const beginsWith = ({ joined, parts, particles: skipped }: NameKey, word: string): boolean => {
  for (let at = 0; at <= skipped; at += 1) if (joined.startsWith(word, parts[at] ?? 0)) return true;
  return false;
};

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

/** Whether every typed word begins a word of its own: « lefort le » is Léa Lefort, and Solène Lefort only if one word may count twice. */
export const haveOwnWords = (
  { last, first }: { readonly last: NameKey; readonly first: NameKey },
  words: readonly string[],
): boolean => {
  const begins = words.map((word) =>
    [last, first].flatMap(({ joined, parts }, name) =>
      parts.filter((start) => joined.startsWith(word, start)).map((start) => `${name} ${start}`),
    ),
  );
  const takenBy = new Map<string, number>();
  // A word that holds the last place of another one moves elsewhere, if it can.
  const place = (word: number, seen: Set<string>): boolean =>
    (begins[word] ?? []).some((at) => {
      if (seen.has(at)) return false;
      seen.add(at);
      const holder = takenBy.get(at);
      if (holder !== undefined && !place(holder, seen)) return false;
      takenBy.set(at, word);
      return true;
    });
  return words.every((_, word) => place(word, new Set()));
};

/** Where a word that is one or several whole words of the name ends in it, the furthest; 0 when it is only the beginning of one, or none. */
const endOfWhole = ({ joined, parts }: NameKey, word: string): number => {
  let end = 0;
  for (const start of parts) {
    const after = start + word.length;
    if (joined.startsWith(word, start) && (after === joined.length || parts.includes(after))) end = after;
  }
  return end;
};

/** `whole`: every word typed is a whole word, one of them of the last name. `wholeFirst`: all of the first name. `begun`: some are only a beginning. */
export type NameFit = 'whole' | 'wholeFirst' | 'begun';

/** How far some typed words are whole words of a name. A particle alone is none: « le » is only the beginning of Le Goff. */
export const nameFit = (
  { last, first }: { readonly last: NameKey; readonly first: NameKey },
  words: readonly string[],
): NameFit => {
  const afterParticles = last.parts[last.particles] ?? 0;
  let fit: NameFit = 'begun';
  for (const word of words) {
    const end = endOfWhole(last, word);
    if (end > afterParticles) fit = 'whole';
    else if (endOfWhole(first, word) > 0) fit = fit === 'whole' ? fit : 'wholeFirst';
    else if (end === 0) return 'begun';
  }
  return fit;
};

import type { NameKey } from './name-keys';
import { lettersOf } from './name-slips';
import { soundOf } from './name-sound';

/** A word that somebody’s name has, written and heard, and who bears it. */
export type NameWord<Bearer> = {
  readonly text: string;
  readonly sound: string;
  /** The letters of `text`, and those of `sound`, as `lettersOf` counts them. */
  readonly letters: number;
  readonly soundLetters: number;
  readonly bearers: readonly Bearer[];
};

/** The words of all names, each once, however many bear it. */
export type NameWords<Bearer> = {
  /** Takes in the words of a bearer and gives them. */
  readonly take: (texts: ReadonlySet<string>, bearer: Bearer) => void;
  readonly leave: (texts: ReadonlySet<string>, bearer: Bearer) => void;
  readonly get: (text: string) => NameWord<Bearer> | undefined;
  /** All that begin like this; in no order. */
  readonly beginning: (text: string) => readonly NameWord<Bearer>[];
  readonly all: () => IterableIterator<NameWord<Bearer>>;
};

/**
 * The words of a name by which it is looked for: each word alone, and each with all that follows it, so that `la motte`, `lamotte`
 * and `motte` find `de La Motte`.
 */
export const wordsOfName = ({ joined, parts }: NameKey, words: Set<string> = new Set()): Set<string> => {
  parts.forEach((start, at) => words.add(joined.slice(start)).add(joined.slice(start, parts[at + 1])));
  return words;
};

const begunBy = (text: string): string => text.slice(0, 2);

type Kept<Bearer> = Omit<NameWord<Bearer>, 'bearers'> & { readonly bearers: Bearer[] };

/** No words yet. */
export const createNameWords = <Bearer>(): NameWords<Bearer> => {
  const words = new Map<string, Kept<Bearer>>();
  const begun = new Map<string, Set<Kept<Bearer>>>();
  const wordOf = (text: string): Kept<Bearer> => {
    const known = words.get(text);
    if (known) return known;
    const sound = soundOf(text);
    const word = { text, sound, letters: lettersOf(text), soundLetters: lettersOf(sound), bearers: [] };
    words.set(text, word);
    const beside = begun.get(begunBy(text));
    if (beside) beside.add(word);
    else begun.set(begunBy(text), new Set([word]));
    return word;
  };
  const forget = (word: Kept<Bearer>): void => {
    words.delete(word.text);
    begun.get(begunBy(word.text))?.delete(word);
  };
  return {
    take: (texts, bearer) => {
      for (const text of texts) wordOf(text).bearers.push(bearer);
    },
    leave: (texts, bearer) => {
      for (const text of texts) {
        const word = words.get(text);
        const at = word?.bearers.indexOf(bearer) ?? -1;
        if (word && at >= 0) word.bearers.splice(at, 1);
        if (word?.bearers.length === 0) forget(word);
      }
    },
    get: (text) => words.get(text),
    beginning: (text) => {
      const near = text.length < 2 ? words.values() : (begun.get(begunBy(text)) ?? []);
      return [...near].filter((word) => word.text.startsWith(text));
    },
    all: () => words.values(),
  };
};

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What can be seen of the state of a page: where it is, and its parts, each by its kind, by a class, and by its words. */
export type SeenState = {
  readonly where: readonly string[];
  readonly parts: readonly { readonly kind: string; readonly look: string; readonly words: string }[];
};

const texts = path.resolve(__dirname, '..', '..', '..', 'src', 'shared', 'i18n');
const plain = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();

const quoted = [/'((?:[^'\\\n]|\\.)+)'/gu, /`([^`$\n]+)`/gu];
const wordsIn = (source: string): readonly string[] => {
  const spaced = source.replaceAll(/\\u00A0|\$\{nbsp\}/gu, ' ');
  return quoted.flatMap((pattern) => [...spaced.matchAll(pattern)].map(([, words = '']) => plain(words)));
};

/** Sentences that stand in the texts of the app whole: nothing of a town, a person or a day is in them. */
const readAppWords = (): ReadonlySet<string> =>
  new Set(
    readdirSync(texts, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test)\.ts$/u.test(file))
      .flatMap((file) => wordsIn(readFileSync(path.join(texts, file), 'utf8'))),
  );
let appWords: ReadonlySet<string> | undefined;

/** Stands for words in which somebody, something of the town, a count or a day is named. */
const ofTown = '…';

/**
 * What tells one state from another: page, place, language, headings, the section and the view that are chosen, what is open. Words count where the app wrote them
 * whole: with another person, another day and more people a screen is the state that it was.
 */
export const stateKey = ({ where, parts }: SeenState): string => {
  appWords ??= readAppWords();
  const known = (words: string): string => (words === '' || appWords?.has(plain(words)) ? plain(words) : ofTown);
  const named = parts.map(({ kind, look, words }) => `${kind} ${look} ${known(words)}`.trim());
  return [...where, ...[...new Set(named)].toSorted()].join(' | ');
};

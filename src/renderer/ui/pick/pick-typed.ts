import { foldText, foldWithOrigin } from '#shared/lib/fold-text';

import { ONE_WORD_MS } from '../writing';

type Line = { readonly text: string };

const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean);
/** How many digits a text ends with. */
const digitsAtEnd = (text: string): number => /\d*$/.exec(text)?.[0].length ?? 0;

type Place = { readonly from: number; readonly isWhole: boolean };

/**
 * Where the words of a text, each with all that follows it, begin with a typed one that is folded: `ndiaye` begins N’Diaye. A number is
 * meant by all of its digits: « 1 » is not the beginning of 12, although « a04 » is that of A040.
 */
const placesOf = (text: string, word: string): readonly Place[] => {
  const { joined, parts } = foldWithOrigin(text);
  const digits = digitsAtEnd(word);
  return parts
    .filter((from) => joined.startsWith(word, from))
    .map((from) => ({ from, isWhole: from + word.length === joined.length || parts.includes(from + word.length) }))
    .filter(({ from, isWhole }) => isWhole || digits === 0 || !parts.includes(from + word.length - digits));
};

/** Whether each typed word begins a word of a line; case, accents and punctuation play no part. A text without a word means no line. */
export const beginsWords = ({ text }: Line, typed: string): boolean => {
  const words = wordsOf(typed);
  return words.length > 0 && words.every((one) => placesOf(text, one).length > 0);
};

/** Of lines that are meant those of the best kind: exactly what was typed, else those that have the typed words whole, else all. */
const bestMeant = <One extends Line>(
  lines: readonly One[],
  typed: string,
  isExact?: (line: One, typed: string) => boolean,
): readonly One[] => {
  const words = wordsOf(typed);
  const hasWhole = ({ text }: One): boolean => words.every((one) => placesOf(text, one).some(({ isWhole }) => isWhole));
  const kinds = [lines.filter((line) => isExact?.(line, typed)), lines.filter(hasWhole), lines];
  return kinds.find(({ length }) => length > 0) ?? [];
};

/** The first of the lines that are meant best; of those rather one that begins with what was typed: « passep » is « Passeport » before « CNI + passeport ». */
export const firstMeant = <One extends Line>(...of: Parameters<typeof bestMeant<One>>): One | undefined => {
  const best = bestMeant(...of);
  const [first = ''] = wordsOf(of[1]);
  return best.find(({ text }) => placesOf(text, first).some(({ from }) => from === 0)) ?? best[0];
};

/** The line that is meant, where no other is meant as well. */
export const soleMeant = <One extends Line>(...of: Parameters<typeof bestMeant<One>>): One | undefined => {
  const [sole, other] = bestMeant(...of);
  return other ? undefined : sole;
};

/**
 * The line that letters typed one after another go to: the first that begins with them, else the first of which a word does, with all that
 * follows it. Blanks play no part: `guichet3` goes to « Guichet 3 ».
 */
export const lineTyped = <One extends { readonly label: string }>(
  lines: readonly One[],
  typed: string,
): One | undefined => {
  const wanted = foldWithOrigin(typed).joined;
  if (wanted === '') return undefined;
  const placed = lines.map((line) => ({ line, places: placesOf(line.label, wanted) }));
  const found =
    placed.find(({ places }) => places.some(({ from }) => from === 0)) ??
    placed.find(({ places }) => places.length > 0);
  return found?.line;
};

/** Letters typed one after another: their text, when the last came (milliseconds), and what was there before the first; `''` = nothing. */
export type Typed<Id extends string> = {
  readonly text: string;
  readonly at: number;
  readonly before: Id | '';
  /** Where the text leads. */
  readonly id: Id | '';
};
export const nothingTyped = { text: '', at: -Infinity, before: '', id: '' } as const;

/** One letter more: it leads to the line that bears the text, or back to what was there before it began. */
export const typeLetter = <Id extends string>(
  known: Typed<Id>,
  { letter, at, present }: { readonly letter: string; readonly at: number; readonly present: Id | '' },
  lines: readonly { readonly id: Id; readonly label: string }[],
): Typed<Id> => {
  const isOn = at - known.at <= ONE_WORD_MS;
  const text = `${isOn ? known.text : ''}${letter}`;
  const before = isOn ? known.before : present;
  return { text, at, before, id: lineTyped(lines, text)?.id ?? before };
};

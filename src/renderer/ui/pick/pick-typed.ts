import { foldText, foldWithOrigin } from '#shared/lib/fold-text';

type Line = { readonly text: string };

const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean);

/** Whether each typed word begins a word of a line; case, accents and punctuation play no part. */
export const beginsWords = ({ text }: Line, typed: string): boolean => {
  const words = wordsOf(text);
  return wordsOf(typed).every((one) => words.some((word) => word.startsWith(one)));
};

/** Of lines that are meant the one that has the typed words whole, else the first. */
export const firstMeant = <One extends Line>(lines: readonly One[], typed: string): One | undefined => {
  const hasWhole = ({ text }: One): boolean => {
    const words = new Set(wordsOf(text));
    return wordsOf(typed).every((one) => words.has(one));
  };
  return lines.find(hasWhole) ?? lines[0];
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
  const placesOf = ({ label }: One): readonly number[] => {
    const { joined, parts } = foldWithOrigin(label);
    return parts.filter((start) => joined.startsWith(wanted, start));
  };
  return lines.find((line) => placesOf(line).includes(0)) ?? lines.find((line) => placesOf(line).length > 0);
};

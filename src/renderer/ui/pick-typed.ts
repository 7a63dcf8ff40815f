import { foldText } from '#shared/lib/fold-text';

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

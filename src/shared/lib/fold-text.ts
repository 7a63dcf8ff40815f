const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** One character without case and accents: `É` -> `e`, `Œ` -> `oe`; `''` for what is neither letter nor digit. */
const foldCharacter = (character: string): string => {
  if (character >= 'a' && character <= 'z') return character;
  const plain = character.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  return [...plain]
    .map((one) => letters[one] ?? one)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
};

/**
 * A text without case, accents and punctuation, with the way back to the original. `parts` are where its words begin;
 * apostrophes, hyphens and spaces all divide words, so `d’Hérouville` has two.
 */
type FoldedText = {
  readonly joined: string;
  /** Offset in the original of each character of `joined`, and of its end. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly parts: readonly number[];
};

/** Folds a text and keeps where each character came from, to highlight what a search found. */
export const foldWithOrigin = (text: string): FoldedText => {
  let joined = '';
  const from: number[] = [];
  const to: number[] = [];
  const parts: number[] = [];
  let offset = 0;
  let inWord = false;
  for (const character of text) {
    const folded = foldCharacter(character);
    const end = offset + character.length;
    // An accent that follows its letter belongs to it and does not end the word.
    const isMark = folded === '' && /^\p{M}$/u.test(character);
    if (isMark && to.length > 0) to[to.length - 1] = end;
    if (folded !== '' && !inWord) parts.push(joined.length);
    if (!isMark) inWord = folded !== '';
    for (let index = 0; index < folded.length; index += 1) {
      from.push(offset);
      to.push(end);
    }
    joined += folded;
    offset = end;
  }
  return { joined, from, to, parts };
};

/** A text without case, accents and punctuation, its words divided by one space: `d’Hérouville` -> `d herouville`. */
export const foldText = (text: string): string => {
  const { joined, parts } = foldWithOrigin(text);
  return parts.map((start, index) => joined.slice(start, parts[index + 1])).join(' ');
};

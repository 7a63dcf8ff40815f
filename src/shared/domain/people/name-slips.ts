/** How far a word is from what was typed: as a whole, and as far as it goes, when more of it is still to be typed. */
type Slips = { readonly whole: number; readonly begun: number };

/** Letters of a word as a set of bits, to rule out at a glance most words that are too far. */
export const lettersOf = (word: string): number => {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
};

const countBits = (bits: number): number => {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
};

/** So many letters of a typed word may be nowhere in the word that was meant. */
const mostStrange = 2;
/** As many letters as fit into the bits of a number; the rest of a longer word is not looked at. */
const mostLetters = 30;

/**
 * Counts slips (a letter put in, left out, replaced, or swapped with its neighbour) between one typed word and many others, quickly:
 * a column of the table of distances is one number (Myers 1999, with swaps after Hyyrö 2003). `null` when both are beyond `most`.
 */
export const slipCounter = (typed: string): ((word: string, letters: number, most: number) => Slips | null) => {
  const length = Math.min(typed.length, mostLetters);
  const places = new Int32Array(256);
  for (let at = 0; at < length; at += 1) {
    const code = typed.charCodeAt(at) & 255;
    places[code] = (places[code] ?? 0) | (1 << at);
  }
  const lastBit = 1 << (length - 1);
  const typedLetters = lettersOf(typed.slice(0, length));
  return (word, letters, most) => {
    if (word.length < length - most || countBits(typedLetters & ~letters) > Math.min(most, mostStrange)) return null;
    let up = -1;
    let down = 0;
    let same = 0;
    let placesBefore = 0;
    let slips = length;
    let begun = length;
    // Further on it can only get worse.
    const end = Math.min(word.length, length + most);
    for (let at = 0; at < end; at += 1) {
      const here = places[word.charCodeAt(at) & 255] ?? 0;
      const swap = ((~same & here) << 1) & placesBefore;
      same = swap | (((here & up) + up) ^ up) | here | down;
      let more = down | ~(same | up);
      let fewer = same & up;
      if (more & lastBit) slips += 1;
      if (fewer & lastBit) slips -= 1;
      if (slips < begun) begun = slips;
      more = (more << 1) | 1;
      fewer <<= 1;
      up = fewer | ~(same | more);
      down = more & same;
      placesBefore = here;
    }
    return begun <= most ? { whole: slips + word.length - end, begun } : null;
  };
};

const vowels = new Set('aeiouy');
/** Letters that are taken for one another by ear or by eye. */
const pairs = new Set(
  'ck cs sz iy vw mn kq gj bp dt ou ea fv ao ei eo au xs xz lr'
    .split(' ')
    .flatMap((pair) => [pair, [...pair].toReversed().join('')]),
);

const replacing = (one: string, other: string): number =>
  one === other ? 0 : pairs.has(one + other) ? 0.6 : vowels.has(one) && vowels.has(other) ? 0.75 : 1;
/** A letter too many or missing: less when it doubles its neighbour, or is not heard. */
const extra = (letter: string, before: string | undefined, after: string | undefined): number =>
  letter === before || letter === after
    ? 0.4
    : letter === 'h'
      ? 0.5
      : after === undefined && 'esdtx'.includes(letter)
        ? 0.7
        : 1;

/** A slip in the first letter is rare. */
const firstLetter = 0.2;

/**
 * What the slips between a typed word and another weigh, most of them 1, the likely ones less. For words that `slipCounter` lets
 * through: it takes its time.
 */
export const weighSlips = (typed: string, word: string): Slips => {
  let before: number[] = [];
  let line: number[] = [0];
  for (let at = 0; at < word.length; at += 1)
    line.push((line[at] ?? 0) + extra(word[at] ?? '', word[at - 1], word[at + 1]));
  for (let row = 1; row <= typed.length; row += 1) {
    const [letter = '', previous, following] = [typed[row - 1], typed[row - 2], typed[row]];
    const next = [(line[0] ?? 0) + extra(letter, previous, following)];
    for (let at = 1; at <= word.length; at += 1) {
      const other = word[at - 1] ?? '';
      const isSwap = row > 1 && at > 1 && letter === word[at - 2] && previous === other && letter !== other;
      next.push(
        Math.min(
          (line[at - 1] ?? 0) + replacing(letter, other),
          (line[at] ?? 0) + extra(letter, previous, following),
          (next[at - 1] ?? 0) + extra(other, word[at - 2], word[at]),
          isSwap ? (before[at - 2] ?? 0) + 0.8 : Infinity,
        ),
      );
    }
    [before, line] = [line, next];
  }
  const late = typed[0] === word[0] ? 0 : firstLetter;
  return { whole: (line[word.length] ?? 0) + late, begun: Math.min(...line) + late };
};

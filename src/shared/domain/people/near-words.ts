import { slipCounter, weighSlips } from './name-slips';
import { soundOf } from './name-sound';
import type { NameWord, NameWords } from './name-words';

/** How far each word of a name is from a typed one that may be wrong; 0 = the same. */
export type NearWords<Bearer> = ReadonlyMap<NameWord<Bearer>, number>;

/** What a word may weigh, by the letters that were typed: the fewer, the more names are a letter away. */
const forgiven = (length: number): number =>
  length < 3 ? 0.45 : length < 5 ? 1.2 : length < 6 ? 1.7 : length < 9 ? 2.2 : 2.6;
/** What begins like a typed word is less sure than what it is as a whole. */
const forgivenBegun = (length: number): number => (length < 4 ? 0 : length < 7 ? 1.2 : 1.8);

/** Heard the same, but written otherwise; each letter of difference weighs a little. */
const heardTheSame = 0.25;
const perLetter = 0.25;
/** Heard nearly the same: for sounds of so many signs. */
const heardNearly = 1.3;
const fewestSounds = 5;
/** `yl` for `Ly`. */
const swappedShort = 0.9;
/** More of the name would still have to be typed. */
const unfinished = (rest: number): number => 0.3 + Math.min(rest, 6) * 0.05;

/**
 * The words of names that a typed word may mean: the same, begun by it, heard the same in French, or up to two letters away (three in
 * a long one), by what the difference weighs.
 */
export const nearWords = <Bearer>(words: NameWords<Bearer>, typed: string): NearWords<Bearer> => {
  const near = new Map<NameWord<Bearer>, number>();
  const sound = soundOf(typed);
  const count = slipCounter(typed);
  const countHeard = slipCounter(sound);
  const { length } = typed;
  const [most, mostBegun] = [forgiven(length), forgivenBegun(length)];
  // Likely slips weigh less than one, so one more of them may still be light enough.
  const counted = length < 3 ? 0 : length < 5 ? 1 : length < 6 ? 2 : 3;
  const countedBegun = mostBegun === 0 ? -1 : Math.floor(mostBegun + 0.5);
  const written = (word: NameWord<Bearer>): number => {
    const slips = counted > 0 ? count(word.text, word.letters, counted) : null;
    if (!slips || (slips.whole > counted && slips.begun > countedBegun)) return Infinity;
    const { whole, begun } = weighSlips(typed, word.text);
    const asBegun = begun <= mostBegun ? begun + unfinished(word.text.length - length) : Infinity;
    return whole <= most ? Math.min(whole, asBegun) : asBegun;
  };
  const heard = ({ sound: other, soundLetters }: NameWord<Bearer>): number => {
    const slips = sound.length < fewestSounds ? null : countHeard(other, soundLetters, 1);
    return slips && slips.whole <= 1 ? heardNearly : Infinity;
  };
  for (const word of words.all()) {
    const { text } = word;
    let weight = Infinity;
    if (text.startsWith(typed)) weight = text.length === length ? 0 : unfinished(text.length - length) / 2;
    else if (word.sound === sound) weight = Math.min(heardTheSame + perLetter * weighSlips(typed, text).whole, 1.2);
    else if (length === 2) weight = text === `${typed[1]}${typed[0]}` ? swappedShort : Infinity;
    else {
      weight = written(word);
      if (weight > heardNearly) weight = Math.min(weight, heard(word));
    }
    if (weight < Infinity) near.set(word, weight);
  }
  return near;
};

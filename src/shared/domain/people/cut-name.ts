import { nameFit, nameKey } from './name-keys';
import type { SearchIndex } from './search-index';

/** How much rather the town knows a word as a first name than as a last name: more than 1 = as a first name, 1 = as neither, or as both. */
export type NameLean = (word: string) => number;

/**
 * How a town uses a word: who bears it as a first name against who bears it as a last name. A compound that nobody bears (`Anne-Zoé`) is used
 * as its parts are.
 */
export const nameLeanIn = ({ words }: Pick<SearchIndex, 'words'>): NameLean => {
  return (word) => {
    const { joined, parts } = nameKey(word);
    const whole = words.get(joined) ? [joined] : parts.map((start, at) => joined.slice(start, parts[at + 1]));
    const fits = whole.flatMap((text) => (words.get(text)?.bearers ?? []).map((bearer) => nameFit(bearer, [text])));
    const asLast = fits.filter((fit) => fit === 'whole').length;
    const asFirst = fits.filter((fit) => fit === 'wholeFirst').length;
    return (asFirst + 1) / (asLast + 1);
  };
};

/** Where no town is known. */
const noLean: NameLean = () => 1;

type CutName = {
  readonly lastName: string;
  readonly firstName: string;
  /** Three words or more, and nothing says for sure where one part ends: somebody should look. */
  readonly isDoubtful: boolean;
};

/** Words that begin or continue a last name: Breton, Arab, Portuguese, Dutch, German, French, Italian and Corsican. */
const particle =
  /^(?:le|la|les|de|du|des|da|das|do|dos|di|del|della|delle|dello|degli|van|von|vom|zu|zum|zur|der|den|ter|ten|het|el|al|ben|bin|bel|bou|ould|a[ïi]t|mac|st|ste|saint|sainte)$/iu;
/** A particle that is written in one with its name: `d’Hérouville`, `L’Hostis`, `O’Brien`, `El-Idrissi`, `Saint-Martin`. */
const joined = /^(?:(?:d|l|o|dell)['’]|(?:le|el|al|ben|bel|ould|a[ïi]t|sainte?)-)\p{L}/iu;

/** Family names of Viet Nam: they stand before all given names, of which « Van » and « Thi » are the commonest. */
const vietnamese = /^(?:nguyen|tran|pham|huynh|hoang|phan|vu|vo|dang|bui|ngo|duong|ly|dinh|truong|trinh)$/iu;
const vietnameseGiven = /^(?:van|thi)$/iu;

/** A word all in capitals: where only some words are, those are the last name. */
export const isCapitals = (word: string): boolean =>
  /\p{L}.*\p{L}/u.test(word) && word === word.toLocaleUpperCase('fr') && word !== word.toLocaleLowerCase('fr');

/** The last name is the words from `start` up to `end`, the first name the others. */
const cutAt = (words: readonly string[], start: number, end: number, isDoubtful = false): CutName => ({
  lastName: words.slice(start, end).join(' '),
  firstName: [...words.slice(0, start), ...words.slice(end)].join(' '),
  isDoubtful,
});

const byCapitals = (words: readonly string[]): CutName | null => {
  const first = words.findIndex(isCapitals);
  if (first < 0 || words.every(isCapitals)) return null;
  // What stands between two capitals belongs to the last name, and so do the particles before them.
  const before = words.slice(0, first).findLastIndex((word) => !particle.test(word));
  return cutAt(words, before + 1, words.findLastIndex(isCapitals) + 1);
};

const byVietnamese = (words: readonly string[]): CutName | null => {
  const [first = '', second = ''] = words;
  const isOne = vietnamese.test(first) || (first.length <= 3 && vietnameseGiven.test(second));
  return isOne && words.length > 2 ? cutAt(words, 0, 1, true) : null;
};

/** Which part people write first in a field, where nothing in the name tells. */
export type NameOrder = 'firstNameFirst' | 'lastNameFirst';

/** By what a name is cut, beside its own signs. */
type Habits = { readonly lean: NameLean; readonly order: NameOrder };

/** The word at the end is rather a first name than the one at the beginning. */
const isLastNameFirst = (words: readonly string[], { lean, order }: Habits): boolean => {
  const [first, last] = [lean(words[0] ?? ''), lean(words.at(-1) ?? '')];
  return first === last ? order === 'lastNameFirst' : last > first;
};

const byParticles = (words: readonly string[], habits: Habits): CutName | null => {
  const last = words.length - 1;
  const isParticle = words.map((word, at) => at < last && particle.test(word));
  const begins = words.map((word, at) => isParticle[at] === true || joined.test(word));
  const start = begins.indexOf(true);
  if (start < 0) return null;
  const named = begins.lastIndexOf(true);
  /** Behind the name of the last particle. */
  const end = named + (isParticle[named] ? 2 : 1);
  const free = words.length - end;
  if (start === 0) return cutAt(words, 0, free > 0 ? last : words.length, free > 1);
  if (free === 0) return cutAt(words, start, words.length, start > 1);
  return isLastNameFirst(words, habits) ? cutAt(words, 0, last, true) : cutAt(words, start, words.length, true);
};

/** Words of which none says anything: one at least is the last name, and all known first names beside the others are the first name. */
const byLean = (words: readonly string[], habits: Habits): CutName => {
  const most = words.length - 1;
  const isDoubtful = words.length > 2;
  const isGiven = (word: string): boolean => habits.lean(word) > 1;
  if (isLastNameFirst(words, habits)) {
    const end = words.findLastIndex((word) => !isGiven(word)) + 1;
    return cutAt(words, 0, Math.min(Math.max(end, 1), most), isDoubtful);
  }
  const named = words.findIndex((word) => !isGiven(word));
  return cutAt(words, Math.min(Math.max(named < 0 ? most : named, 1), most), words.length, isDoubtful);
};

/**
 * Cuts a name that was typed in one field. Capitals tell the last name (`Zoé MARTIN`), then particles, which always stay with it
 * (`Le Goff Yann`, `Yann Le Goff`), then the names that the town knows (`Durand Zoé`, `Zoé Durand`). Where nothing tells, the `order` of the field
 * does. A single word is the last name. No word is lost.
 */
export const cutName = (text: string, lean = noLean, order: NameOrder = 'firstNameFirst'): CutName => {
  const habits = { lean, order };
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const told = byCapitals(words) ?? byVietnamese(words) ?? byParticles(words, habits);
  return told ?? (words.length < 2 ? cutAt(words, 0, 1) : byLean(words, habits));
};

/** Which part people type first into a field where nothing in the name itself tells: `Durand Zoé` or `Zoé Durand`. */
export type NameOrder = 'lastNameFirst' | 'firstNameFirst';

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

const byParticles = (words: readonly string[], order: NameOrder): CutName | null => {
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
  return order === 'lastNameFirst' ? cutAt(words, 0, last, true) : cutAt(words, start, words.length, true);
};

/**
 * Cuts a name that was typed in one field. Capitals tell the last name (`Zoé MARTIN`), then particles, which always stay with it
 * (`Le Goff Yann`, `Yann Le Goff`), then the order of the field. A single word is the last name. No word is lost.
 */
export const cutName = (text: string, order: NameOrder): CutName => {
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const told = byCapitals(words) ?? byVietnamese(words) ?? byParticles(words, order);
  if (told) return told;
  const isDoubtful = words.length > 2;
  if (order === 'lastNameFirst' || words.length < 2) return cutAt(words, 0, 1, isDoubtful);
  return cutAt(words, 1, words.length, isDoubtful);
};

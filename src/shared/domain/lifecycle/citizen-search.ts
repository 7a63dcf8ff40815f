import { foldText, foldWithOrigin } from '../../lib/fold-text';
import { looksLikePhone, phoneDigits } from '../../lib/phone';
import type { Citizen, CitizenValues } from '../model/citizen';
import { displayName, toCitizenValues } from '../model/citizen-values';

type Person = {
  readonly citizenId: string;
  readonly values: CitizenValues;
  readonly name: string;
  readonly lastKey: string;
  readonly sortKey: string;
  readonly tokens: readonly string[];
};
type Entry = { readonly key: string; readonly person: number };

/** Citizens ready to be searched: sorted arrays of folded keys, so that a search reads only what begins with the query. */
export type SearchIndex = {
  readonly persons: readonly Person[];
  readonly names: readonly Entry[];
  readonly phones: readonly Entry[];
  readonly births: readonly Entry[];
};

/** A citizen whom a search found. `ranges` are the parts of `name` that match, from–to, in order. */
export type CitizenMatch = {
  readonly citizenId: string;
  readonly name: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly birthDate: string;
  readonly phone: string;
  readonly values: CitizenValues;
};

const byKey = (a: Entry, b: Entry): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.person - b.person);

/** Each word of a text together with all that follows it: `de La Motte` is found by `motte`, `lamotte` and `la mot`. */
const tokensOf = (text: string): string[] => {
  const { joined, parts } = foldWithOrigin(text);
  return parts.map((start) => joined.slice(start));
};

const personOf = (citizen: Citizen): Person => {
  const values = toCitizenValues(citizen);
  const tokens = [...tokensOf(values.lastName), ...tokensOf(values.firstName)];
  const lastKey = foldText(values.lastName);
  return {
    citizenId: citizen.id,
    values,
    name: displayName(values),
    lastKey,
    sortKey: `${lastKey} ${foldText(values.firstName)}`,
    tokens,
  };
};

/** Prepares citizens for search; about a second of work for 100,000, so it is done once and after changes. */
export const buildSearchIndex = (citizens: readonly Citizen[]): SearchIndex => {
  const persons = citizens.map(personOf);
  const entries = (keys: (person: Person) => readonly string[]): Entry[] =>
    persons
      .flatMap((person, index) => keys(person).flatMap((key) => (key === '' ? [] : [{ key, person: index }])))
      .sort(byKey);
  return {
    persons,
    names: entries((person) => person.tokens),
    phones: entries((person) => [phoneDigits(person.values.phone)]),
    births: entries((person) => [person.values.birthDate]),
  };
};

/** The persons with a key that begins with `prefix`, by binary search. */
const startingWith = (entries: readonly Entry[], prefix: string): Set<number> => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.key ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found = new Set<number>();
  for (let at = low; entries[at]?.key.startsWith(prefix); at += 1) found.add(entries[at]?.person ?? -1);
  return found;
};

type Wish = { readonly birthDate: string; readonly phone: string; readonly words: readonly string[] };

const birthPattern = /(?<!\d)(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})(?!\d)/;

/** Takes a search text apart: a birth date `dd/mm/yyyy`, a phone number or its beginning, and the words of a name. */
const readWish = (text: string): Wish => {
  const birth = birthPattern.exec(text);
  const [whole = '', day = '', month = '', year = ''] = birth ?? [];
  const birthDate = birth ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
  const rest = text.replace(whole, ' ');
  const phoneText = /\+?\d[\d\s.()/-]*/.exec(rest)?.[0] ?? '';
  const phone = looksLikePhone(phoneText) ? phoneDigits(phoneText) : '';
  const words = foldText(phone === '' ? rest : rest.replace(phoneText, ' ')).split(' ');
  return { birthDate, phone, words: words.filter((word) => word !== '') };
};

const candidatesOf = (index: SearchIndex, wish: Wish): Set<number> => {
  const sets: Set<number>[] = [];
  if (wish.birthDate !== '') sets.push(startingWith(index.births, wish.birthDate));
  if (wish.phone !== '') sets.push(startingWith(index.phones, wish.phone));
  const longest = wish.words.toSorted((a, b) => b.length - a.length)[0];
  const letters = wish.words.join('').length;
  if (longest !== undefined && (letters >= 3 || sets.length > 0)) sets.push(startingWith(index.names, longest));
  const smallest = sets.toSorted((a, b) => a.size - b.size)[0] ?? new Set<number>();
  return new Set([...smallest].filter((person) => sets.every((set) => set.has(person))));
};

const score = (person: Person, words: readonly string[]): number => {
  const typed = words.join(' ');
  if (typed === '' || person.lastKey === typed || person.sortKey === typed) return 0;
  return person.sortKey.startsWith(typed) || person.lastKey.replaceAll(' ', '').startsWith(words.join('')) ? 1 : 2;
};

/** Where the words stand in a name, joined where they touch. */
const rangesIn = (name: string, words: readonly string[]): [number, number][] => {
  const { joined, from, to, parts } = foldWithOrigin(name);
  const found = words.flatMap((word): [number, number][] => {
    const start = parts.find((part) => joined.startsWith(word, part));
    return start === undefined ? [] : [[from[start] ?? 0, to[start + word.length - 1] ?? 0]];
  });
  const ranges: [number, number][] = [];
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0])) {
    const before = ranges.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
};

/**
 * The citizens that a text may mean, best first, at most `limit`. It may hold the beginning of any words of a name (three
 * letters in all; accents, apostrophes, hyphens and case do not matter), a phone number from its fourth digit on in any
 * notation, and a birth date `dd/mm/yyyy`; what is given must all agree. `among` keeps to some citizens, by id: those
 * expected today must not fall behind the limit.
 */
export const searchCitizens = (
  index: SearchIndex,
  text: string,
  limit: number,
  among?: ReadonlySet<string>,
): CitizenMatch[] => {
  const wish = readWish(text);
  const found: { readonly person: Person; readonly score: number }[] = [];
  for (const at of candidatesOf(index, wish)) {
    const person = index.persons[at];
    if (!person || (among && !among.has(person.citizenId))) continue;
    if (!wish.words.every((word) => person.tokens.some((token) => token.startsWith(word)))) continue;
    found.push({ person, score: score(person, wish.words) });
  }
  found.sort(
    (a, b) =>
      a.score - b.score || (a.person.sortKey < b.person.sortKey ? -1 : a.person.sortKey > b.person.sortKey ? 1 : 0),
  );
  return found.slice(0, limit).map(({ person: { citizenId, name, values } }) => ({
    citizenId,
    name,
    ranges: rangesIn(name, wish.words),
    birthDate: values.birthDate,
    phone: values.phone,
    values,
  }));
};

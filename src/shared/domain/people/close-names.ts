import type { CitizenValues } from '../model/citizen';
import { nameKey, type NameKey } from './name-keys';

/** How alike two names are: the same but for accents, case, signs, particles and order; or a typing slip away. */
type Closeness = 'same' | 'close' | 'other';

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to make one word of the other; `most + 1`
 * as soon as it is more than `most`.
 */
export const typingDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [beforeLast, last]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, at) => at),
  ];
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const isSame = a[row - 1] === b[at - 1];
      const swaps =
        a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1] ? (beforeLast[at - 2] ?? Infinity) + 1 : Infinity;
      line.push(Math.min((last[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1), swaps));
    }
    if (Math.min(...line) > most) return most + 1;
    [beforeLast, last] = [last, line];
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
};

/** Slips that a word of this length forgives: short names differ by one letter without being one. */
const forgiven = (length: number): number => (length <= 3 ? 0 : length <= 6 ? 1 : 2);

const slips = (a: string, b: string): number => forgiven(Math.min(a.length, b.length));

const wordsOf = ({ joined, parts, particles }: NameKey): readonly string[] =>
  parts.map((start, index) => joined.slice(start, parts[index + 1])).slice(particles);

/** One of them is a part of the other: `Dupré` and `Dupré-Vial`, `Anne` and `Anne-Laure`. */
const isPart = (a: NameKey, b: NameKey): boolean => {
  const [short, long] = [wordsOf(a), wordsOf(b)].toSorted((one, other) => one.length - other.length);
  const bears = (word: string): boolean =>
    word.length > 2 &&
    (long ?? []).some((other) => typingDistance(word, other, slips(word, other)) <= slips(word, other));
  return (short ?? []).length > 0 && (short ?? []).every(bears);
};

const compareNames = (a: NameKey, b: NameKey): Closeness => {
  const [one, other] = [a.core, b.core];
  if (one === '' || other === '') return one === other ? 'same' : 'close';
  if (one === other || a.joined === b.joined) return 'same';
  const most = slips(one, other);
  return typingDistance(one, other, most) <= most || isPart(a, b) ? 'close' : 'other';
};

const both = (a: Closeness, b: Closeness): Closeness =>
  a === 'other' || b === 'other' ? 'other' : a === 'close' || b === 'close' ? 'close' : 'same';
const best = (a: Closeness, b: Closeness): Closeness =>
  a === 'same' || b === 'same' ? 'same' : a === 'close' || b === 'close' ? 'close' : 'other';

/** The names of a person as they are compared. */
type PersonKeys = { readonly last: NameKey; readonly first: NameKey };

/** Folds the names of a person. */
export const personKeys = ({ lastName, firstName }: Pick<CitizenValues, 'lastName' | 'firstName'>): PersonKeys => ({
  last: nameKey(lastName),
  first: nameKey(firstName),
});

/** How alike the first names are. */
export const compareFirst = (a: PersonKeys, b: PersonKeys): Closeness => compareNames(a.first, b.first);

/** How alike two persons’ names are, in either order of last and first name. Nothing is like an empty name. */
export const comparePersons = (a: PersonKeys, b: PersonKeys): Closeness => {
  const isEmpty = ({ last, first }: PersonKeys): boolean => last.joined === '' && first.joined === '';
  if (isEmpty(a) || isEmpty(b)) return 'other';
  const straight = both(compareNames(a.last, b.last), compareNames(a.first, b.first));
  const swapped = both(compareNames(a.last, b.first), compareNames(a.first, b.last));
  return best(straight, swapped);
};

/** Whether the names are the same in either order, without looking for slips. */
export const areSameNames = (a: PersonKeys, b: PersonKeys): boolean => {
  const [aLast, aFirst, bLast, bFirst] = [a.last.core, a.first.core, b.last.core, b.first.core];
  if (aLast + aFirst === '') return false;
  return (aLast === bLast && aFirst === bFirst) || (aLast === bFirst && aFirst === bLast);
};

import { phoneDigits } from '../../lib/phone';
import type { Citizen, CitizenValues } from '../model/citizen';
import { toCitizenValues } from '../model/citizen-values';
import { followMerge, type Merges, type MergeLink } from './follow-merge';
import { guardianIdOf, mergedIntoOf } from './links';
import { nameKey, type NameKey } from './name-keys';
import { nearWords, type NearWords } from './near-words';
import { createNameWords, wordsOfName, type NameWords } from './name-words';

/** A citizen as the search holds them. */
export type IndexedCitizen = {
  readonly id: string;
  readonly values: CitizenValues;
  readonly last: NameKey;
  readonly first: NameKey;
  readonly phone: string;
  readonly email: string;
  readonly mergedInto: string;
  readonly guardianId: string;
};

/** Citizens by what is searched of them, kept up to date one by one. */
export type SearchIndex = {
  /** Takes in a citizen, or the newer state of one that is known; an erased one is forgotten. */
  readonly put: (citizen: Citizen) => void;
  readonly get: (id: string) => IndexedCitizen | undefined;
  /** Those filed under a key of `searchKeys`. Stays valid until the next `put`. */
  readonly under: (key: string) => readonly IndexedCitizen[];
  /** The words of all names, with those who bear them. */
  readonly words: Omit<NameWords<IndexedCitizen>, 'take' | 'leave'>;
  /** The words of names that a typed one may mean. Stays valid until the next `put`. */
  readonly near: (typed: string) => NearWords<IndexedCitizen>;
  readonly all: () => IterableIterator<IndexedCitizen>;
  readonly merges: () => Merges;
  readonly size: () => number;
};

/** The keys under which citizens are filed: short beginnings, so that an index stays small and every search reads little. */
export const searchKeys = {
  /** Three digits or four. */
  phone: (digits: string): string => `p${digits.slice(0, 4)}`,
  phoneEnd: (digits: string): string => `e${digits.slice(-4)}`,
  /** Month and day. */
  birth: (birthDate: string): string => `b${birthDate.slice(5)}`,
  email: (email: string): string => `m${email.slice(0, 3)}`,
  guardian: (id: string): string => `g${id}`,
} as const;

const keysOf = ({ phone, email, values, guardianId }: IndexedCitizen): ReadonlySet<string> => {
  const keys = new Set<string>();
  if (phone.length >= 3) keys.add(searchKeys.phone(phone)).add(searchKeys.phone(phone.slice(0, 3)));
  if (phone.length >= 4) keys.add(searchKeys.phoneEnd(phone));
  if (email.length >= 3) keys.add(searchKeys.email(email));
  if (values.birthDate !== '') keys.add(searchKeys.birth(values.birthDate));
  if (guardianId !== '') keys.add(searchKeys.guardian(guardianId));
  return keys;
};

const wordsOf = ({ last, first }: IndexedCitizen): ReadonlySet<string> => wordsOfName(first, wordsOfName(last));

const indexed = (citizen: Citizen): IndexedCitizen => {
  const values = toCitizenValues(citizen);
  return {
    id: citizen.id,
    values,
    last: nameKey(values.lastName),
    first: nameKey(values.firstName),
    phone: phoneDigits(values.phone),
    email: values.email.toLowerCase(),
    mergedInto: mergedIntoOf(citizen),
    guardianId: guardianIdOf(citizen),
  };
};

/** Of so many typed words the near ones are remembered: who types a name asks for the same ones at every letter. */
const mostRemembered = 12;

const nobody: readonly IndexedCitizen[] = [];

/** An empty index. Taking in 50,000 citizens is a matter of a second, so that is done in portions by whoever fills it. */
export const createSearchIndex = (): SearchIndex => {
  const citizens = new Map<string, IndexedCitizen>();
  const filed = new Map<string, IndexedCitizen[]>();
  const words = createNameWords<IndexedCitizen>();
  const near = new Map<string, NearWords<IndexedCitizen>>();
  const links = new Map<string, MergeLink>();
  let merges: Merges | null = null;

  const unfile = (key: string, citizen: IndexedCitizen): void => {
    const list = filed.get(key);
    const at = list?.indexOf(citizen) ?? -1;
    if (list && at >= 0) list.splice(at, 1);
    if (list?.length === 0) filed.delete(key);
  };
  const file = (key: string, citizen: IndexedCitizen): void => {
    const list = filed.get(key);
    if (list) list.push(citizen);
    else filed.set(key, [citizen]);
  };
  /** Only those who take part in a merge are followed, with the ones that they point at. */
  const follow = (): Merges => {
    const wanted = [...links.values()];
    const targets = wanted.flatMap(({ mergedInto }): MergeLink[] => {
      const isOpen = citizens.has(mergedInto) && !links.has(mergedInto);
      return isOpen ? [{ id: mergedInto, mergedInto: '' }] : [];
    });
    return followMerge([...wanted, ...targets]);
  };

  return {
    put: (citizen) => {
      near.clear();
      const before = citizens.get(citizen.id);
      if (before) {
        for (const key of keysOf(before)) unfile(key, before);
        words.leave(wordsOf(before), before);
      }
      const next = citizen.erasedAt === '' ? indexed(citizen) : null;
      // Who is pointed at may come later than who points.
      if (links.size > 0 || (next && next.mergedInto !== '')) merges = null;
      if (next && next.mergedInto !== '') links.set(next.id, { id: next.id, mergedInto: next.mergedInto });
      else links.delete(citizen.id);
      if (!next) return void citizens.delete(citizen.id);
      citizens.set(next.id, next);
      for (const key of keysOf(next)) file(key, next);
      words.take(wordsOf(next), next);
    },
    get: (id) => citizens.get(id),
    under: (key) => filed.get(key) ?? nobody,
    words,
    near: (typed) => {
      const known = near.get(typed);
      if (known) return known;
      if (near.size >= mostRemembered) near.clear();
      const found = nearWords(words, typed);
      near.set(typed, found);
      return found;
    },
    all: () => citizens.values(),
    merges: () => (merges ??= follow()),
    size: () => citizens.size,
  };
};

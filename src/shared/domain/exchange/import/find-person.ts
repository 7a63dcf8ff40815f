import { phoneDigits } from '../../../lib/phone';
import type { CitizenValues } from '../../model/citizen';
import { groupBy } from '../../../lib/group-by';

/** A citizen of the town hall with their plain values; one who was merged stands with the id of who stays. */
export type KnownCitizen = { readonly id: string; readonly values: CitizenValues };

type Person = Partial<CitizenValues>;

// Folding 50,000 names with the way back to their origin would take a second; a key needs no way back.
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same for a name in any order of its words, case and accents: another program may not divide it as we do. */
const nameKey = ({ lastName = '', firstName = '' }: Person): string =>
  plain(`${lastName} ${firstName}`).split(' ').toSorted().join(' ');

/** The same for all rows of a file that speak of the same person, as far as the file says. */
export const personKey = (person: Person): string =>
  [nameKey(person), person.birthDate ?? '', phoneDigits(person.phone ?? ''), plain(person.email ?? '')].join('|');

const contradicts = (a: Person, b: Person): boolean =>
  (a.birthDate ?? '') !== '' && (b.birthDate ?? '') !== '' && a.birthDate !== b.birthDate;

const agrees = (a: Person, b: Person): boolean => {
  const both = (one: string, other: string): boolean => one !== '' && one === other;
  return (
    both(a.birthDate ?? '', b.birthDate ?? '') ||
    both(phoneDigits(a.phone ?? ''), phoneDigits(b.phone ?? '')) ||
    both(plain(a.email ?? ''), plain(b.email ?? ''))
  );
};

/** Looks people up by their names. */
export type PersonFinder = {
  /** Those who may be meant: the same name, and no other date of birth. */
  readonly candidates: (person: Person) => readonly KnownCitizen[];
  /** The one who is meant without doubt: the same name and the same date of birth, phone or e-mail, and nobody else. */
  readonly known: (person: Person) => KnownCitizen | null;
};

/** Makes the index once for a whole file. */
export const personFinder = (citizens: readonly KnownCitizen[]): PersonFinder => {
  const byName = groupBy(citizens, ({ values }) => nameKey(values));
  const candidates = (person: Person): readonly KnownCitizen[] =>
    (byName.get(nameKey(person)) ?? []).filter(({ values }) => !contradicts(values, person));
  return {
    candidates,
    known: (person) => {
      const sure = candidates(person).filter(({ values }) => agrees(values, person));
      const ids = new Set(sure.map(({ id }) => id));
      return ids.size === 1 ? (sure[0] ?? null) : null;
    },
  };
};

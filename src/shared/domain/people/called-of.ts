import { fitsBirth } from './birth-wish';
import type { NameKey } from './name-keys';
import type { IndexedCitizen } from './search-index';
import type { SearchTerm, SearchWish } from './search-wish';

/**
 * `all` = all of a name, a whole telephone, address, number or slip, or a last name with something that tells its bearers apart;
 * `lastName` = all of a last name and no more; `no` = the beginning or a part of something, or a birth without a name.
 */
export type Called = 'all' | 'lastName' | 'no';

type Coded = ReadonlyMap<SearchTerm, ReadonlySet<string>>;

/** Whether a citizen has all of a term. The last digits of a telephone and a birth say something beside a last name alone. */
const hasWholeTerm = (citizen: IndexedCitizen, term: SearchTerm, coded: Coded, isBeside: boolean): boolean =>
  (term.phone !== '' &&
    (citizen.phone === term.phone || (isBeside && term.phone.length >= 4 && citizen.phone.endsWith(term.phone)))) ||
  (term.email !== '' && citizen.email === term.email) ||
  coded.get(term)?.has(citizen.id) === true ||
  (isBeside &&
    term.births.some(
      (birth) => (birth.day !== '' || birth.year.length === 4) && fitsBirth(citizen.values.birthDate, birth),
    ));

const sortedWords = ({ joined, parts }: NameKey, from = 0): readonly string[] =>
  parts.flatMap((start, at) => (at < from ? [] : [joined.slice(start, parts[at + 1])])).toSorted();

/** The beginnings of a last name that may be left out, as words: none, or some of its particles. */
const lastNames = ({ particles: most }: NameKey): readonly number[] => Array.from({ length: most + 1 }, (_, at) => at);

const isLastName = ({ last }: IndexedCitizen, typed: string): boolean =>
  typed !== '' && lastNames(last).some((at) => last.joined.slice(last.parts[at]) === typed);

/** All of the first and of the last name, in whatever order. */
const isAllOfName = ({ last, first }: IndexedCitizen, { words, joined: typed }: SearchWish): boolean =>
  first.joined !== '' &&
  lastNames(last).some((at) => {
    const name = last.joined.slice(last.parts[at]);
    const all = [...sortedWords(last, at), ...sortedWords(first)].toSorted().join(' ');
    return name + first.joined === typed || first.joined + name === typed || all === words.toSorted().join(' ');
  });

/** Whether a search says that somebody, with all that were merged into them, is meant. `coded`: who bears a number that was typed. */
export const calledOf = (group: readonly IndexedCitizen[], wish: SearchWish, coded: Coded): Called => {
  if (group.some((one) => isAllOfName(one, wish))) return 'all';
  const isLast = group.some((one) => isLastName(one, wish.joined));
  const { terms } = wish;
  if (terms.length > 0 && terms.every((term) => group.some((one) => hasWholeTerm(one, term, coded, isLast))))
    return 'all';
  return isLast ? 'lastName' : 'no';
};

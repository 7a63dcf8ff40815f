import { phoneDigits } from '../../lib/phone';
import type { CitizenValues } from '../model/citizen';
import { areSameNames, personKeys } from './close-names';
import { probableDuplicates, type ProbableDuplicate } from './probable-duplicates';
import { searchKeys, type IndexedCitizen, type SearchIndex } from './search-index';

/** Everybody whom the rule of probable duplicates could name, without reading all of them. */
const candidatesFor = (index: SearchIndex, values: CitizenValues): ReadonlySet<IndexedCitizen> => {
  const keys = personKeys(values);
  const phone = phoneDigits(values.phone);
  const email = values.email.trim().toLowerCase();
  const found = new Set<IndexedCitizen>();
  const among = (all: readonly IndexedCitizen[], isWanted: (one: IndexedCitizen) => boolean): void => {
    for (const one of all) if (isWanted(one)) found.add(one);
  };
  const take = (key: string, isWanted: (one: IndexedCitizen) => boolean): void => among(index.under(key), isWanted);
  if (values.birthDate !== '')
    take(searchKeys.birth(values.birthDate), (one) => one.values.birthDate === values.birthDate);
  if (phone.length >= 4) take(searchKeys.phone(phone), (one) => one.phone === phone);
  if (email.length >= 3) take(searchKeys.email(email), (one) => one.email === email);
  const word = keys.last.core;
  if (word !== '') among(index.words.get(word)?.bearers ?? [], (one) => areSameNames(keys, one));
  return found;
};

/**
 * The citizens of the index who are probably the person that these values describe, each merged group once, as the one that
 * stays. `exceptId` leaves out somebody who is known already, with all who were merged with them.
 */
export const nearCitizens = (
  index: SearchIndex,
  values: CitizenValues,
  exceptId = '',
): readonly ProbableDuplicate[] => {
  const merges = index.merges();
  const except = exceptId === '' ? '' : merges.survivorOf(exceptId);
  const seen = new Set<string>();
  const candidates = [...candidatesFor(index, values)];
  return probableDuplicates(values, candidates).flatMap((one) => {
    const id = merges.survivorOf(one.id);
    const stays = index.get(id);
    if (id === except || seen.has(id) || !stays) return [];
    seen.add(id);
    return [{ ...one, id, values: stays.values }];
  });
};

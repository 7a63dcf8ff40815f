import type { CitizenValues } from '../model/citizen';
import { nearCitizens } from './near-citizens';
import type { ProbableDuplicate } from './probable-duplicates';
import { searchKeys, type IndexedCitizen, type SearchIndex } from './search-index';
import { compareText } from '../../lib/compare';

/** Somebody tied to a person, by id. */
export type Related = { readonly id: string; readonly values: CitizenValues };

/** A person as their file shows them: the citizen that stays, with all who belong to them. */
export type Person = Related & {
  /** All their ids, their own first: passages are kept under any of them. */
  readonly memberIds: readonly string[];
  /** Those who were merged into this one. */
  readonly merged: readonly Related[];
  /** By birth date, the youngest last; those whose date is not known at the end. */
  readonly dependants: readonly Related[];
  readonly guardian: Related | null;
  readonly duplicates: readonly ProbableDuplicate[];
};

const related = ({ id, values }: IndexedCitizen): Related => ({ id, values });

const byBirth = (a: Related, b: Related): number => {
  const [one, other] = [a.values.birthDate || '9', b.values.birthDate || '9'];
  return compareText(one, other) || compareText(a.id, b.id);
};

/** The dependants of a person, whichever of the merged ones bears the tie; each once, as the one that stays. */
const dependantsOf = (index: SearchIndex, id: string): readonly Related[] => {
  const merges = index.merges();
  const own = new Set(merges.membersOf(id));
  const found = [...own].flatMap((member) => index.under(searchKeys.guardian(member)));
  const ids = new Set(found.map((one) => merges.survivorOf(one.id)).filter((one) => !own.has(one)));
  return [...ids]
    .flatMap((one) => index.get(one) ?? [])
    .map(related)
    .toSorted(byBirth);
};

const guardianOf = (index: SearchIndex, memberIds: readonly string[]): Related | null => {
  const merges = index.merges();
  for (const member of memberIds) {
    const guardian = index.get(merges.survivorOf(index.get(member)?.guardianId ?? ''));
    if (guardian && !memberIds.includes(guardian.id)) return related(guardian);
  }
  return null;
};

/** The person behind an id, also behind that of a merged one; `null` when nobody is known by it. */
export const personOf = (index: SearchIndex, id: string): Person | null => {
  const memberIds = index.merges().membersOf(id);
  const stays = index.get(memberIds[0] ?? '');
  if (!stays) return null;
  const merged = memberIds.slice(1).flatMap((one) => index.get(one) ?? []);
  const dependants = dependantsOf(index, stays.id);
  const family = new Set(dependants.map((one) => one.id));
  return {
    ...related(stays),
    memberIds,
    merged: merged.map(related),
    dependants,
    guardian: guardianOf(index, memberIds),
    duplicates: nearCitizens(index, stays.values, stays.id).filter((one) => !family.has(one.id)),
  };
};

import { phoneDigits } from '../../lib/phone';
import type { CitizenValues } from '../model/citizen';
import { compareFirst, comparePersons, personKeys, typingDistance } from './close-names';
import { compareText } from '../../lib/compare';

/** Why two citizens are probably one person; the strongest reason. */
type DuplicateWhy = 'birth' | 'phone' | 'email' | 'birthSlip' | 'name';

type DuplicateCandidate = { readonly id: string; readonly values: CitizenValues };

/** A citizen who is probably the same person. `score` only orders them, highest first. */
export type ProbableDuplicate = DuplicateCandidate & { readonly why: DuplicateWhy; readonly score: number };

const digitsOf = (day: string): string => day.replaceAll('-', '');
const swapped = (day: string): string => `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;

/** One digit wrong, two neighbours exchanged, or day and month exchanged. */
const isSlip = (a: string, b: string): boolean =>
  a !== b && (swapped(a) === b || typingDistance(digitsOf(a), digitsOf(b), 1) === 1);

const isGiven = (a: string, b: string): boolean => a !== '' && b !== '';

type Judged = { readonly why: DuplicateWhy; readonly score: number };

const judge = (a: CitizenValues, b: CitizenValues): Judged | null => {
  const [one, other] = [personKeys(a), personKeys(b)];
  const closeness = comparePersons(one, other);
  const knowsBirths = isGiven(a.birthDate, b.birthDate);
  const sameBirth = knowsBirths && a.birthDate === b.birthDate;
  const slip = knowsBirths && isSlip(a.birthDate, b.birthDate);
  const clash = knowsBirths && !sameBirth && !slip;
  const [phone, otherPhone] = [phoneDigits(a.phone), phoneDigits(b.phone)];
  const samePhone = isGiven(phone, otherPhone) && phone === otherPhone;
  const sameEmail = isGiven(a.email, b.email) && a.email.trim().toLowerCase() === b.email.trim().toLowerCase();
  // Whoever took another last name is still born on the same day and reached by the same number.
  const renamed =
    sameBirth && (samePhone || sameEmail) && compareFirst(one, other) === 'same' && one.first.joined !== '';
  if (closeness === 'other') return renamed ? { why: samePhone ? 'phone' : 'email', score: 60 } : null;
  const less = closeness === 'same' ? 0 : 10;
  if (sameBirth) return { why: 'birth', score: 100 - less };
  // Father and son may share name and phone, not their birth dates.
  if (clash) return null;
  if (samePhone) return { why: 'phone', score: 80 - less };
  if (sameEmail) return { why: 'email', score: 75 - less };
  if (closeness !== 'same') return null;
  return slip ? { why: 'birthSlip', score: 55 } : { why: 'name', score: 50 };
};

const byScore = (a: ProbableDuplicate, b: ProbableDuplicate): number => b.score - a.score || compareText(a.id, b.id);

/**
 * Those of the candidates who are probably the person that these values describe, the likeliest first: the same birth date and
 * a close name; the same phone or address and a close name; the same name with a slip in the birth date, or with none known. Close
 * forgives accents, case, signs, particles, the order of the names, a part of a compound and a typing slip. Always an offer,
 * never a proof.
 */
export const probableDuplicates = (
  values: CitizenValues,
  candidates: readonly DuplicateCandidate[],
): readonly ProbableDuplicate[] =>
  candidates
    .flatMap((candidate) => {
      const judged = judge(values, candidate.values);
      return judged ? [{ ...candidate, ...judged }] : [];
    })
    .toSorted(byScore);

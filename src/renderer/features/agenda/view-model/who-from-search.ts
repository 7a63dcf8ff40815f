import { birthInWords, birthsInDigits, type BirthWish } from '#shared/domain/people/birth-wish';
import { cutName, type NameLean } from '#shared/domain/people/cut-name';
import { readName } from '#shared/domain/people/read-name';
import { readSearch } from '#shared/domain/people/search-wish';
import { pad } from '#shared/lib/pad';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';

import type { DraftWho } from './draft';

export type NewWho = Extract<DraftWho, { kind: 'new' }>;

const dayInForm = ({ day, month, year }: BirthWish): string => [day, pad(month), year].join('/');

const dividedDate = /^\d{1,2}([./-])\d{1,2}\1\d{2,4}$/;
/** A date that is typed without signs. */
const isCompactDate = (word: string): boolean => /^\d{8}$/.test(word) && birthsInDigits(word).length > 0;

/** A whole birth date in what was searched, as the form writes it; one that cannot be stays as it was typed, so that the form says what is wrong. */
const birthIn = (text: string): string => {
  const births = readSearch(text).terms.flatMap((term) => term.births);
  const whole = births.filter(({ day, month, year }) => day !== '' && month.length > 0 && year.length === 4);
  if (whole.length === 1 && whole[0]) return dayInForm(whole[0]);
  return births.length > 0 ? '' : (text.split(/\s+/).find((word) => dividedDate.test(word)) ?? '');
};

/** A number of its own, each of its pairs apart or none: no part of a date, nor of a number of another country. */
const phonePattern = /(?<![\d+./-])(?:(?:\+|00)33[\s.]*(?:\(0\))?[\s.]*|0)[1-9](?:(?:[\s.-]\d{2}){4}|\d{8})(?![\d/])/u;

/** A French number in what was typed, by pairs, and what is left without it; `''` = there is none. */
export const phoneIn = (text: string): { readonly phone: string; readonly rest: string } => {
  const found = phonePattern.exec(text)?.[0] ?? '';
  return found === ''
    ? { phone: '', rest: text }
    : { phone: phoneInPairs(phoneDigits(found)), rest: text.replace(found, ' ').trim() };
};

/** So many digits that are no date are a number, however it was written. */
const fewestDigits = 7;

/** What was typed of a number beside a name and a birth date: a French one by pairs, any other as it was typed; `''` = none. */
export const phoneTyped = (text: string): string => {
  const { phone } = phoneIn(text);
  if (phone !== '') return phone;
  const words = (birthInWords(text)?.rest ?? text)
    .split(/\s+/)
    .filter((word) => /\d/.test(word) && !dividedDate.test(word) && !isCompactDate(word));
  const left = words
    .join(' ')
    .replaceAll(/[^\d+ .-]/gu, '')
    .trim();
  return left.replaceAll(/\D/gu, '').length < fewestDigits ? '' : left;
};

/**
 * The fields of a new citizen, from what was searched in vain: `DURAND Zoé`, `zoé durand` and `Le Goff Zoé` give a name and a first
 * name in their usual case, a whole birth date stays. `lean`: the names that the town knows; where these tell nothing, the last name stands first, as agents write it in a form.
 */
export const whoFromSearch = (searched: string, lean?: NameLean): NewWho => {
  const { rest: text } = phoneIn(searched);
  const words = (birthInWords(text)?.rest ?? text).split(/\s+/).filter((word) => !/\d/.test(word));
  const name = words.join(' ');
  return {
    kind: 'new',
    ...readName(name, 'lastName', lean, 'lastNameFirst'),
    birthDate: birthIn(text),
    ...(cutName(name, lean, 'lastNameFirst').isDoubtful ? { isDoubtful: true } : {}),
  };
};

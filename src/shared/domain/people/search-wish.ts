import { foldText } from '../../lib/fold-text';
import { phoneDigits } from '../../lib/phone';
import { birthInWords, birthsInDigits, type BirthWish } from './birth-wish';

/** One thing that was typed besides words; a person fits when any of its readings does. */
export type SearchTerm = {
  /** Digits of a phone from its beginning, or its last four and more. */
  readonly phone: string;
  readonly births: readonly BirthWish[];
  /** The beginning of an e-mail address. */
  readonly email: string;
  /** A pre-application number or the label of a ticket, folded by `foldCode`. */
  readonly code: string;
};

/** A search text taken apart: what is given must all agree. */
export type SearchWish = {
  /** Folded; each is the beginning of a word of the name. */
  readonly words: readonly string[];
  /** All words as one piece. */
  readonly joined: string;
  readonly terms: readonly SearchTerm[];
  /** Fewer than two letters and fewer than three digits: nothing is looked for, or a list of everybody would open. */
  readonly isTooShort: boolean;
};

/** So many letters a search needs: there are names of two. */
const fewestLetters = 2;
/** So many digits, or signs of an address or a code. */
const fewestSigns = 3;

const nothing: SearchTerm = { phone: '', births: [], email: '', code: '' };

const labelPattern = /^\s*([a-z])(?:-([a-z0-9]{1,3})\s)?\s*0*(\d{1,3})\s*$/i;

/** A pre-application number or the label of a ticket as they are compared: without case, signs and leading zeros. */
export const foldCode = (text: string): string => {
  const [, series = '', device = '', number = ''] = labelPattern.exec(text) ?? [];
  if (number !== '') return `${series}-${device}-${number}`.toLowerCase();
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
};

const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length;

/** A whole date with its year, which may stand beside a phone number in one run of digits. */
const wholeDate = /(?<!\d)\d{1,2}[/.\-\s]\d{1,2}[/.\-\s](?:19|20)\d{2}(?!\d)/;

const termsOfRun = (run: string): SearchTerm[] => {
  const date = wholeDate.exec(run)?.[0];
  if (date !== undefined && digitsIn(run) > 8) {
    const births = birthsInDigits(date);
    return [{ ...nothing, births }, ...termsOfRun(run.replace(date, ' '))];
  }
  if (digitsIn(run) < fewestSigns) return [];
  const isDate = run.includes('/') && !run.includes('+');
  const phone = isDate ? '' : phoneDigits(run);
  const births = run.includes('+') || run.includes('(') ? [] : birthsInDigits(run);
  return [{ ...nothing, phone, births, code: /^\d{10}$/.test(run.trim()) ? run.trim() : '' }];
};

const runPattern = /\+?\d[\d\s./()-]*/g;
const isMixed = (token: string): boolean => /\d/.test(token) && /\p{L}/u.test(token);

/** Takes a search text apart: dates in French forms, phone numbers in any notation, addresses, codes, and the words of a name. */
export const readSearch = (text: string): SearchWish => {
  const terms: SearchTerm[] = [];
  const named = birthInWords(text);
  if (named) terms.push({ ...nothing, births: named.births });
  let rest = named?.rest ?? text;
  if (labelPattern.test(rest)) {
    terms.push({ ...nothing, code: foldCode(rest) });
    rest = '';
  }
  for (const token of rest.split(/\s+/)) {
    const email = token.toLowerCase();
    if (token.includes('@') && token.length >= fewestSigns) terms.push({ ...nothing, email });
    else if (isMixed(token) && token.length >= fewestSigns) terms.push({ ...nothing, email, code: foldCode(token) });
    else continue;
    rest = rest.replace(token, ' ');
  }
  for (const run of rest.match(runPattern) ?? []) terms.push(...termsOfRun(run));
  const words = foldText(rest.replaceAll(runPattern, ' '))
    .split(' ')
    .filter((word) => word !== '');
  const joined = words.join('');
  return { words, joined, terms, isTooShort: joined.length < fewestLetters && terms.length === 0 };
};

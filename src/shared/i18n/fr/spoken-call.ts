import { numberWords } from './number-words';

/** Letters one by one; a voice would read « AK » as a word. */
const lettersOf = (letters: string): string => [...letters.toUpperCase()].join(' ');

/** Leading zeros are said, as they stand on the ticket; the rest is a number. */
const digitsOf = (digits: string): string => {
  const zeros = /^0*/.exec(digits)?.[0] ?? '';
  const rest = digits.slice(zeros.length);
  return [...Array.from(zeros, () => numberWords(0)), ...(rest === '' ? [] : [wordsOf(rest)])].join(' ');
};

/** Longer than a number that one says at once: two digits at a time. */
const wordsOf = (digits: string): string =>
  digits.length <= 4 ? numberWords(Number(digits)) : (digits.match(/\d{1,2}/gu) ?? []).map(digitsOf).join(' ');

/** A ticket's label as it is said: `A053` = « A zéro cinquante-trois », `A-K2 003` = « A K deux zéro zéro trois ». */
export const spokenLabel = (label: string): string =>
  (label.normalize('NFC').match(/\p{L}+|\d+/gu) ?? [])
    .map((part) => (/^\d/u.test(part) ? digitsOf(part) : lettersOf(part)))
    .join(' ');

/** What of a call is said. */
type SpokenFacts = {
  readonly label: string;
  /** 0 = the person is awaited at `place`, which has no number. */
  readonly deskNumber: number;
  readonly place: string;
  readonly wayHint: string;
};

/** Where to go: « guichet quatre », or the name of the place, digits in words. */
const spokenPlace = ({ deskNumber, place }: SpokenFacts): string => {
  const named = place.replace(/\d+/gu, (digits) => wordsOf(digits));
  return named === '' && deskNumber > 0 ? `guichet ${numberWords(deskNumber)}` : named;
};

/** An announcement for the voice: « A zéro cinquante-trois, guichet quatre, à gauche, après l’escalier ». */
export const spokenCall = (call: SpokenFacts): string =>
  [spokenLabel(call.label), spokenPlace(call), call.wayHint.trim()].filter((part) => part !== '').join(', ');

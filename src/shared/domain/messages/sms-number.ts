import { phoneDigits } from '../../lib/phone';

// Mobile numbers begin so, in the territory whose country code they take (source: numbering plan of Arcep).
const mobiles: readonly (readonly [start: string, country: string])[] = [
  ['0690', '590'],
  ['0691', '590'],
  ['0694', '594'],
  ['0696', '596'],
  ['0697', '596'],
  ['0692', '262'],
  ['0693', '262'],
  ['0639', '262'],
  ['06', '33'],
  ['07', '33'],
];

/** A number of ten digits in international form, `''` when it is no mobile. */
const nationalNumber = (digits: string): string => {
  const country = mobiles.find(([start]) => digits.startsWith(start))?.[1];
  return country === undefined ? '' : `+${country}${digits.slice(1)}`;
};

const isFrenchMobile = (number: string): boolean =>
  mobiles.some(([start, country]) => {
    const digits = `+${country}${start.slice(1)}`;
    return number.startsWith(digits) && number.length === `+${country}`.length + 9;
  });

/** No phone number has more signs, however it is spaced. */
const MOST_PHONE = 60;

/** What a phone number is for an SMS. `refused` = a number that can be read and to which none is sent. */
export type SmsNumber =
  { readonly kind: 'mobile'; readonly number: string } | { readonly kind: 'none' } | { readonly kind: 'refused' };

/**
 * Reads a phone number for an SMS. Those of French mobiles pass, from overseas too, and in international form what begins with one of
 * `morePrefixes` (`+32`): a number of another country may cost whatever its owner asks for.
 */
export const readSmsNumber = (phone: string, morePrefixes: readonly string[] = []): SmsNumber => {
  const digits = phoneDigits(phone.slice(0, MOST_PHONE));
  const national = /^0[1-9]\d{8}$/.test(digits) ? nationalNumber(digits) : '';
  if (national !== '') return { kind: 'mobile', number: national };
  if (/^0[1-79]\d{8}$/.test(digits)) return { kind: 'none' };
  if (/^08\d{8}$/.test(digits)) return { kind: 'refused' };
  if (!/^00[1-9]\d{7,13}$/.test(digits)) return { kind: 'none' };
  const number = `+${digits.slice(2)}`;
  const isKnown = isFrenchMobile(number) || morePrefixes.some((prefix) => number.startsWith(prefix));
  return isKnown ? { kind: 'mobile', number } : { kind: 'refused' };
};

/** The number for an SMS in international form, `+33612407805`; `''` where none is sent. */
export const smsNumber = (phone: string): string => {
  const read = readSmsNumber(phone);
  return read.kind === 'mobile' ? read.number : '';
};

import { phoneDigits } from '../../lib/phone';

// Mobile numbers begin so, in the territory whose country code they take (source: numbering plan of Arcep).
const mobiles: readonly (readonly [start: RegExp, country: string])[] = [
  [/^069[01]/, '590'],
  [/^0694/, '594'],
  [/^069[67]/, '596'],
  [/^069[23]/, '262'],
  [/^0639/, '262'],
  [/^0[67]/, '33'],
];

/** The number for an SMS in international form, `+33612407805`; `''` for a landline and what cannot be read as a number. */
export const smsNumber = (phone: string): string => {
  const digits = phoneDigits(phone);
  if (/^00[1-9]\d{7,13}$/.test(digits)) return `+${digits.slice(2)}`;
  if (!/^0\d{9}$/.test(digits)) return '';
  const country = mobiles.find(([start]) => start.test(digits))?.[1];
  return country === undefined ? '' : `+${country}${digits.slice(1)}`;
};

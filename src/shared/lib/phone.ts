/**
 * A phone number as its digits, the French way: `06.12.40.78.05`, `+33 6 12 40 78 05` and `0033 (0)6 12 40 78 05` are all
 * `0612407805`. Other countries keep their prefix as `00…`. `''` when the text holds no digit.
 */
export const phoneDigits = (text: string): string => {
  const digits = text.replaceAll(/\D/g, '');
  const international = text.trim().startsWith('+') ? `00${digits}` : digits;
  if (!international.startsWith('0033')) return international;
  const national = international.slice(4);
  return national === '' ? '0' : `0${national.replace(/^0/, '')}`;
};

/** A number by pairs, as it is read in French: `06 12 40 78 05`. Others come back as they are. */
export const phoneInPairs = (digits: string): string =>
  /^0\d{9}$/.test(digits) ? digits.replaceAll(/(\d\d)(?=\d)/g, '$1 ') : digits;

/** Whether two texts are one number, however they are written. */
export const isSamePhone = (one: string, other: string): boolean => phoneDigits(one) === phoneDigits(other);

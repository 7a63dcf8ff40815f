/** Order of texts by code point, as databases keep it. JavaScript's own order differs beyond the first 65,536 characters. */
export const byCodePoint = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === length) return a.length - b.length;
  // Where two pairs differ in their second half only, step back to whole characters.
  const split = index > 0 && isLow(a.charCodeAt(index)) && isLow(b.charCodeAt(index)) ? index - 1 : index;
  return (a.codePointAt(split) ?? 0) - (b.codePointAt(split) ?? 0);
};

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

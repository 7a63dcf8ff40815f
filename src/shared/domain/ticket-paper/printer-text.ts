/** What Windows-1252 has between 0x80 and 0x9F; the rest of it is Latin-1. */
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** Spaces and hyphens that a printer draws as the plain ones, once rows are cut. */
const plainSpace = /[\u00A0\u2007\u2009\u202F]/g;
const plainHyphen = /[\u2010\u2011]/g;
const drawn = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u00FF]$/;

const isControl = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
};

/**
 * A text as a receipt printer may get it: composed letters, no control signs (a text never gives the printer an order), no soft
 * hyphens, one plain space where there were several. Spaces that hold words together stay until the rows are cut.
 */
export const printerText = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) => (isControl(sign) ? ' ' : sign))
    .join('')
    .replaceAll('\u00AD', '')
    .replace(plainHyphen, '-')
    .replace(/ +/g, ' ')
    .trim();

/** A row with the spaces that printers know. */
export const withPlainSpaces = (row: string): string => row.replace(plainSpace, ' ');

/** Whether the letters of a receipt printer (Windows-1252) can say this text; Arabic, for one, has to be drawn. */
export const isInPrinterAlphabet = (text: string): boolean =>
  [...withPlainSpaces(printerText(text))].every((sign) => drawn.test(sign) || beyondLatin1.includes(sign));

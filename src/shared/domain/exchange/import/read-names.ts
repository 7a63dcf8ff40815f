/** A name split into its two parts; either may be `''`. */
export type SplitName = { readonly lastName: string; readonly firstName: string };

const isUpper = (word: string): boolean => /\p{Lu}/u.test(word) && word === word.toLocaleUpperCase('fr');

/**
 * Splits a full name. Words in capitals are the last name, wherever they stand (`Véronique DIALO`, `DIALO Véronique`); without any, or
 * with nothing else, the first word is the first name. A comma divides last name and first name.
 */
export const splitName = (text: string): SplitName => {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const capitals = words.filter((word) => word.length > 1 && isUpper(word));
  if (capitals.length > 0 && capitals.length < words.length) {
    const first = words.indexOf(capitals[0] ?? '');
    const last = words.lastIndexOf(capitals.at(-1) ?? '');
    // What stands between two capitals is a particle of the last name.
    const lastName = words.slice(first, last + 1).join(' ');
    return { lastName, firstName: [...words.slice(0, first), ...words.slice(last + 1)].join(' ') };
  }
  return {
    firstName: words.length > 1 ? (words[0] ?? '') : '',
    lastName: words.slice(words.length > 1 ? 1 : 0).join(' '),
  };
};

/** The persons of a cell: names divided by commas, semicolons or line ends (`Véronique DIALO, Ayoub PAUL`). */
export const readNames = (text: string): readonly SplitName[] =>
  text
    .split(/[,;\n]/)
    .filter((one) => one.trim() !== '')
    .map(splitName);

import { cutName } from '../../people/cut-name';

/** A name split into its two parts; either may be `''`. */
type SplitName = { readonly lastName: string; readonly firstName: string };

/** Splits a full name as other programs write it: where neither capitals nor a particle tell, the first name stands first. */
export const splitName = (text: string): SplitName => {
  const { lastName, firstName } = cutName(text, 'firstNameFirst');
  return { lastName, firstName };
};

/** The persons of a cell: names divided by commas, semicolons or line ends (`Véronique DIALO, Ayoub PAUL`). */
export const readNames = (text: string): readonly SplitName[] =>
  text
    .split(/[,;\n]/)
    .filter((one) => one.trim() !== '')
    .map(splitName);

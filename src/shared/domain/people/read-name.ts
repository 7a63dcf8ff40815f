import { cutName, isCapitals, type NameLean, type NameOrder } from './cut-name';
import { usualCase } from './usual-case';

/** Capitals that tell the last name are no way to write it: with its particles it comes in its usual case. */
const inUsualCase = (name: string): string =>
  usualCase(name.split(' ').some(isCapitals) ? name.toLocaleUpperCase('fr') : name);

/**
 * A name typed in one field, cut in two and each part in its usual case: `Zoé Martin`, `MARTIN Zoé`, `Le Goff Yann`. A single word is
 * the `lone` name. `lean`: the names that the town knows; `order`: that of the field, where nothing tells.
 */
export const readName = (
  text: string,
  lone: 'firstName' | 'lastName',
  lean?: NameLean,
  order?: NameOrder,
): { readonly firstName: string; readonly lastName: string } => {
  const cut = cutName(text, lean, order);
  const [firstName, lastName] = [inUsualCase(cut.firstName), inUsualCase(cut.lastName)];
  return lone === 'firstName' && !/\s/u.test(text.trim())
    ? { firstName: lastName, lastName: '' }
    : { firstName, lastName };
};

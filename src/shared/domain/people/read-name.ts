import { cutAtParticle } from './cut-name';
import { usualCase } from './usual-case';

/**
 * A name typed in one field, first name first as people say it: `Zoé Martin`, `Jeanne de La Motte`. Where some words stand in
 * capitals and others do not, those are the last name, wherever they stand: `MARTIN Zoé`; else a particle tells where it begins:
 * `Le Goff Yann`. A single word is the `lone` name. Both come in their usual case.
 */
export const readName = (
  text: string,
  lone: 'firstName' | 'lastName',
): { readonly firstName: string; readonly lastName: string } => {
  const words = text.trim().split(/\s+/u);
  const isCapitals = (word: string): boolean =>
    /\p{L}.*\p{L}/u.test(word) && word === word.toLocaleUpperCase('fr') && word !== word.toLocaleLowerCase('fr');
  const upper = words.filter(isCapitals);
  const isTold = upper.length > 0 && upper.length < words.length;
  const cut = isTold ? null : cutAtParticle(words);
  const first = isTold ? words.filter((word) => !upper.includes(word)) : (cut?.first ?? words.slice(0, 1));
  const last = isTold ? upper : (cut?.last ?? words.slice(1));
  const names = { firstName: usualCase(first.join(' ')), lastName: usualCase(last.join(' ')) };
  return words.length === 1 && lone === 'lastName' ? { firstName: '', lastName: names.firstName } : names;
};

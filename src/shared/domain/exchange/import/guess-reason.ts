import { foldText } from '../../../lib/fold-text';
import type { Reason } from '../../model/reference';

type Traits = { readonly card: boolean; readonly passport: boolean; readonly collection: boolean };

const traitsOf = (folded: string): Traits => ({
  card: /\bcni\b|identite/.test(folded),
  passport: /passep|passport|\bpass\b/.test(folded),
  collection: /retrait|remise|recuper/.test(folded),
});

const ofReason = (reason: Reason): Traits => {
  const traits = traitsOf(foldText(`${reason.code} ${reason.name}`));
  return { ...traits, collection: reason.act === 'collection' };
};

const sameTitles = (a: Traits, b: Traits): boolean => a.card === b.card && a.passport === b.passport;

/** A collection is often one reason for all titles. */
const means = (wished: Traits, reason: Traits): boolean => {
  if (wished.collection !== reason.collection) return false;
  return sameTitles(wished, reason) || (reason.collection && !reason.card && !reason.passport);
};

/** The reason that a text of another program means: by its name, code or short name, else by the title it speaks of; `null` = unknown. */
export const guessReason = (text: string, reasons: readonly Reason[]): string | null => {
  const folded = foldText(text);
  if (folded === '') return null;
  const named = reasons.find((one) => [one.name, one.code, one.shortName].some((name) => foldText(name) === folded));
  if (named) return named.id;
  const bookable = reasons.filter((reason) => reason.bookable);
  const starts = bookable.filter((one) => folded.startsWith(`${foldText(one.name)} `));
  const wished = traitsOf(folded);
  if (wished.card || wished.passport || wished.collection)
    return bookable.find((reason) => means(wished, ofReason(reason)))?.id ?? null;
  return starts[0]?.id ?? null;
};

/** How many persons a reason's text speaks of: « Passeport (2 personnes) » -> 2; 0 when it does not say. */
export const personsInText = (text: string): number =>
  Number(/(\d{1,2})\s*(?:personnes?|pers\b)/.exec(foldText(text))?.[1] ?? 0);

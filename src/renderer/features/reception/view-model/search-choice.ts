/** What stands in the search of reception, and the row that was chosen for that very text: `''` for none. */
export type SearchChoice = { readonly text: string; readonly key: string };

export const noSearch: SearchChoice = { text: '', key: '' };

/** What happens to a search: its text is set, by typing or by an act that ends it, or a row is chosen by an arrow or a click. */
export type SearchStep =
  { readonly type: 'write'; readonly text: string } | { readonly type: 'choose'; readonly key: string };

/** A choice is about the text for which it was made: any writing forgets it, also where the same text is written again. */
export const stepSearch = (state: SearchChoice, step: SearchStep): SearchChoice =>
  step.type === 'write' ? { text: step.text, key: '' } : { ...state, key: step.key };

/**
 * The row on which Entrée acts: the one that was chosen by hand, else the `first` one. A chosen row that is gone is followed by no other: that
 * would be somebody whom nobody chose.
 */
export const selectedRow = (chosen: string, keys: readonly string[], first: string): string => {
  if (chosen === '') return first;
  return keys.includes(chosen) ? chosen : '';
};

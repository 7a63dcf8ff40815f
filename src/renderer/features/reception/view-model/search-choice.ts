/**
 * What stands in the search of reception, and the row that was chosen for that very text: `''` for none. `arrows` = those pressed while its rows
 * may still change places, down less up: whoever knows them by heart counts lines, so they wait for the last order.
 */
export type SearchChoice = { readonly text: string; readonly key: string; readonly arrows: number };

export const noSearch: SearchChoice = { text: '', key: '', arrows: 0 };

/** What happens to a search: its text is set, by typing or by an act that ends it, a row is chosen by an arrow or a click, or an arrow waits. */
export type SearchStep =
  | { readonly type: 'write'; readonly text: string }
  | { readonly type: 'choose'; readonly key: string }
  | { readonly type: 'wait'; readonly arrows: number };

/** A choice is about the text for which it was made: any writing forgets it, also where the same text is written again. */
export const stepSearch = (state: SearchChoice, step: SearchStep): SearchChoice => {
  if (step.type === 'write') return { ...noSearch, text: step.text };
  if (step.type === 'choose') return { ...state, key: step.key, arrows: 0 };
  return { ...state, arrows: state.arrows + step.arrows };
};

/**
 * The row on which Entrée acts: the one that was chosen by hand, else the `first` one. A chosen row that is gone is followed by no other: that
 * would be somebody whom nobody chose.
 */
export const selectedRow = (chosen: string, keys: readonly string[], first: string): string => {
  if (chosen === '') return first;
  return keys.includes(chosen) ? chosen : '';
};

/** The row that so many arrows reach from another: no further than the first and the last. `''` = there is none, or they lead nowhere. */
export const walkedTo = (keys: readonly string[], from: string, arrows: number): string => {
  const at = keys.indexOf(from);
  if (arrows < 0 && at < 0) return '';
  return keys[Math.max(0, Math.min(at + arrows, keys.length - 1))] ?? '';
};

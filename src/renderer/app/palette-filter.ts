import type { ActiveAction } from '../ui/keys';

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

// A word counts where a word of the label begins, or as the key itself.
const rank = (action: ActiveAction, words: readonly string[]): number => {
  const label = plain(`${action.label} ${action.group}`);
  const key = plain(action.key);
  const begins = (word: string) => label.startsWith(word) || label.includes(` ${word}`) || label.includes(`’${word}`);
  if (words.every(begins)) return label.startsWith(words[0] ?? '') ? 0 : 1;
  if (key !== '' && key === words.join(' ')) return 0;
  return words.every((word) => label.includes(word)) ? 2 : 3;
};

/** The actions that fit what was typed, the closest first; accents and case play no part. */
export const filterPalette = (actions: readonly ActiveAction[], text: string): readonly ActiveAction[] => {
  const seen = new Set<string>();
  const doable = actions.filter((action) => {
    const name = `${action.key} ${action.label}`;
    if (action.run === null || seen.has(name) || (action.key !== '' && seen.has(action.key))) return false;
    seen.add(name);
    if (action.key !== '') seen.add(action.key);
    return true;
  });
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return doable;
  return doable
    .map((action) => ({ action, rank: rank(action, words) }))
    .filter((one) => one.rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .map((one) => one.action);
};

import { shellText } from '#shared/i18n/fr/shell';

import type { ActiveAction } from '../ui/keys';

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const { words: otherWords } = shellText.palette;
/** Those of a screen may bear the name of another thing. */
const ofFrame = new Set<string>([shellText.groups.goTo, shellText.groups.everywhere]);
const alsoCalled = ({ name = '', group }: ActiveAction): string =>
  name.startsWith('way ') || ofFrame.has(group) ? plain(otherWords[name] ?? '') : '';

const none = 4;

// A word counts where a word of the label begins, or as the key itself; then one by which the action is called as well.
const rank = (action: ActiveAction, words: readonly string[]): number => {
  // An undo is not found by the words of its act: a person's name and Entrée would take back what was done for them.
  const label = plain(`${action.undoes ? shellText.keys.undo : action.label} ${action.group}`);
  const key = plain(action.key);
  const beginsIn = (text: string) => (word: string) =>
    text.startsWith(word) || text.includes(` ${word}`) || text.includes(`’${word}`);
  if (words.every(beginsIn(label))) return label.startsWith(words[0] ?? '') ? 0 : 1;
  if (key !== '' && key === words.join(' ')) return 0;
  if (words.every(beginsIn(`${label} ${alsoCalled(action)}`))) return 2;
  return words.every((word) => label.includes(word)) ? 3 : none;
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
    .filter((one) => one.rank < none)
    .toSorted((a, b) => a.rank - b.rank)
    .map((one) => one.action);
};

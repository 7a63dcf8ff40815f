import { sayAct } from '#shared/i18n/fr/acts';
import { shellText, voiceText } from '#shared/i18n/fr/shell';

import type { Act } from '../../data/commands/door/act';

type Words = { readonly text: string; readonly nameless: string };

/** An act in words without the name of a person; `fallback` where the words are all about them, or were written by somebody. */
const nameless = (act: Act, fallback: string): string => {
  if ('what' in act) return fallback;
  if (!('name' in act) || act.name === '') return sayAct(act);
  return 'label' in act && act.label !== '' ? sayAct({ ...act, name: '' }) : fallback;
};

/** What changed in the list of one’s own acts, to be said: the newest one that was done, else the newest that was taken back; `null` = neither. */
export const newsOfActs = (before: readonly Act[], after: readonly Act[]): Words | null => {
  const known = new Map(before.map((act) => [act.id, act]));
  const done = after.findLast(({ id, undone }) => !known.has(id) && !undone);
  if (done) return { text: sayAct(done), nameless: nameless(done, voiceText.saved) };
  const back = after.findLast(({ id, undone }) => undone && known.get(id)?.undone === false);
  if (!back) return null;
  const words = nameless(back, '');
  const { undone } = shellText.lastAct;
  return { text: undone(sayAct(back)), nameless: words === '' ? voiceText.undone : undone(words) };
};

import { sayAct, sayActNameless } from '#shared/i18n/fr/acts';
import { shellText, voiceText } from '#shared/i18n/fr/shell';

import type { Act } from '../../data/commands/door/act';

type Words = { readonly text: string; readonly nameless: string };

/** What changed in the list of one’s own acts, to be said: the newest one that was done, else the newest that was taken back; `null` = neither. */
export const newsOfActs = (before: readonly Act[], after: readonly Act[]): Words | null => {
  const known = new Map(before.map((act) => [act.id, act]));
  const done = after.findLast(({ id, undone }) => !known.has(id) && !undone);
  if (done) return { text: sayAct(done), nameless: sayActNameless(done) || voiceText.saved };
  const back = after.findLast(({ id, undone }) => undone && known.get(id)?.undone === false);
  if (!back) return null;
  const words = sayActNameless(back);
  const { undone } = shellText.lastAct;
  return { text: undone(sayAct(back)), nameless: words === '' ? voiceText.undone : undone(words) };
};

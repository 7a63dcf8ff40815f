import type { VoiceLevel } from './voice';

/** A line of a queue: its number is said. */
export type Queued = { readonly id: string; readonly label: string };

/** Who waits as far as it is known, `null` = not known yet, and who was told last; `''` = nobody. */
export type Watched = { readonly known: readonly Queued[] | null; readonly toldId: string };

export const unwatched: Watched = { known: null, toldId: '' };

/** `say` tells of a newcomer; `reword` says it with the number of people who wait by now, `unsay` takes it back, both where it still is to be said. */
type Telling = { readonly does: 'say' | 'reword'; readonly label: string } | { readonly does: 'unsay' | 'nothing' };

/**
 * Who came to a queue since it was looked at last: the newest one who was not sent from here. With `essential` only the one for whom
 * somebody who was free has work again: nobody waited before. An arrival may be told many seconds later, so one that was told is looked at until then.
 */
export const lookAt = (
  { known, toldId }: Watched,
  queue: readonly Queued[],
  level: VoiceLevel,
  isOwn: (label: string) => boolean,
): { readonly watched: Watched; readonly telling: Telling } => {
  const before = new Set(known?.map(({ id }) => id));
  const isTold = known !== null && (level === 'all' || (level === 'essential' && before.size === 0));
  const came = isTold ? queue.findLast(({ id, label }) => !before.has(id) && !isOwn(label)) : undefined;
  if (came) return { watched: { known: queue, toldId: came.id }, telling: { does: 'say', label: came.label } };
  const told = queue.find(({ id }) => id === toldId);
  if (told) return { watched: { known: queue, toldId }, telling: { does: 'reword', label: told.label } };
  return { watched: { known: queue, toldId: '' }, telling: { does: toldId === '' ? 'nothing' : 'unsay' } };
};

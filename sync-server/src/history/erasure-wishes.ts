import { areSameFiles } from '#shared/sync/wire/erasure-calls';
import type { erasureModes } from '#shared/sync/wire/journal-calls';

import { MOST_ERASURE_WISHES } from '../bounds';
import type { ErasureNote } from '../sites/erasure-note';

/** A wish to erase a person, as the note of the site keeps it. */
export type Wish = ErasureNote['wishes'][number];
type Asked = NonNullable<ErasureNote['single']>;

/** The note without the wishes of which no file is left, because their person is erased already, and without what an agent wished who may not erase any more. */
export const stillWaiting = (
  note: ErasureNote,
  isLeft: (citizenId: string) => boolean,
  mayErase: (agentId: string) => boolean,
): ErasureNote => ({
  ...note,
  wishes: note.wishes.filter(({ citizenIds, agentId }) => mayErase(agentId) && citizenIds.some(isLeft)),
  single: note.single && mayErase(note.single.agentId) ? note.single : null,
});

export const wishById = (note: ErasureNote, id: string): Wish | undefined => note.wishes.find((one) => one.id === id);

/** The note once a wish was confirmed or dropped. */
export const withoutWish = (note: ErasureNote, id: string): ErasureNote => ({
  ...note,
  wishes: note.wishes.filter((one) => one.id !== id),
});

/**
 * Leaves a wish. If a wish for the same files waits already it stays as it is, with the agent who asked first. A wish for other files of the same person is
 * replaced: their files were merged or separated since. `isNew` = the note changed, `replaced` = the wishes that went for it; `full` = as many wishes wait
 * as may be.
 */
export const askErasure = (
  note: ErasureNote,
  wish: Wish,
): {
  readonly note: ErasureNote;
  readonly outcome: 'asked' | 'full';
  readonly isNew: boolean;
  readonly replaced: readonly Wish[];
} => {
  if (note.wishes.some(({ citizenIds }) => areSameFiles(citizenIds, wish.citizenIds)))
    return { note, outcome: 'asked', isNew: false, replaced: [] };
  const ids = new Set(wish.citizenIds);
  const replaced = note.wishes.filter(({ citizenIds }) => citizenIds.some((id) => ids.has(id)));
  const others = note.wishes.filter((one) => !replaced.includes(one));
  if (others.length >= MOST_ERASURE_WISHES) return { note, outcome: 'full', isNew: false, replaced: [] };
  return { note: { ...note, wishes: [...others, wish] }, outcome: 'asked', isNew: true, replaced };
};

/** Whether an agent may confirm a wish: every agent but the one who asked, and that one too once one person is enough again. */
export const mayConfirm = ({ needsTwo }: ErasureNote, wish: Wish, agentId: string): boolean =>
  !needsTwo || wish.agentId !== agentId;

/** What a choice came to. `did` = what the journal says of it, `null` = nothing changed. */
type Chosen = {
  readonly note: ErasureNote;
  readonly outcome: 'written' | 'asked' | 'alone' | 'gone';
  readonly did: (typeof erasureModes)[number] | null;
};

const chooseTwo = (note: ErasureNote, erasers: number): Chosen => {
  if (note.needsTwo)
    return { note: { ...note, single: null }, outcome: 'written', did: note.single ? 'erasureByOneDropped' : null };
  if (erasers < 2) return { note, outcome: 'alone', did: null };
  return { note: { ...note, needsTwo: true, single: null }, outcome: 'written', did: 'erasureByTwo' };
};

/**
 * Going back to one takes two: otherwise an agent who may erase could switch the control off, erase alone, and switch it on. The agent who
 * confirms names the wish that they were shown: asking for the same thing without naming it confirms nothing.
 */
const chooseOne = (note: ErasureNote, by: Asked, confirms: string): Chosen => {
  if (!note.needsTwo) return { note, outcome: 'written', did: null };
  const { single } = note;
  if (confirms !== '' && single?.at !== confirms) return { note, outcome: 'gone', did: null };
  if (single === null) return { note: { ...note, single: by }, outcome: 'asked', did: 'erasureByOneAsked' };
  if (confirms === '' || single.agentId === by.agentId) return { note, outcome: 'asked', did: null };
  return { note: { ...note, needsTwo: false, single: null }, outcome: 'written', did: 'erasureByOne' };
};

/**
 * How many people an erasure takes from now on. `confirms` = the instant of the wish to go back to one that is confirmed, `''` = none is. `erasers` = how many
 * agents may erase at the site: with only one of them no other agent could confirm.
 */
export const chooseErasersIn = (
  note: ErasureNote,
  by: Asked,
  { needsTwo, confirms }: { readonly needsTwo: boolean; readonly confirms: string },
  erasers: number,
): Chosen => (needsTwo ? chooseTwo(note, erasers) : chooseOne(note, by, confirms));

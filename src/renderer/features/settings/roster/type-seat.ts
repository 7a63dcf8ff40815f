import type { SiteReference } from '#shared/domain/model/reference';
import { putSeat, type PlannedSeat, type SeatPlace } from '#shared/domain/scheduling/edit-roster';
import { foldText } from '#shared/lib/fold-text';

import { lineTyped } from '../../../ui/pick/pick-typed';
import { ONE_WORD_MS } from '../../../ui/writing';

/** A name that is being typed into the plan: its letters, when the last came (milliseconds), and the seats before the first. */
export type SeatWord = { readonly text: string; readonly at: number; readonly before: readonly PlannedSeat[] };
export const noSeatWord: SeatWord = { text: '', at: -Infinity, before: [] };

type Letter = {
  readonly letter: string;
  readonly at: number;
  readonly seats: readonly PlannedSeat[];
  readonly place: SeatPlace;
  readonly agents: SiteReference['agents'];
  /** Who was put there by a letter before; `''` = nobody. The same letter again means the next agent. */
  readonly present: string;
};

/** The next agent whose name begins with a letter, after the one who sits there. */
const byLetter = (agents: SiteReference['agents'], letter: string, present: string): string => {
  const fitting = agents.filter(({ shortName }) => foldText(shortName).startsWith(letter));
  const at = fitting.findIndex(({ id }) => id === present);
  return fitting[(at + 1) % fitting.length]?.id ?? '';
};

/**
 * One letter more of a name: the agent who bears all that was typed sits there, and the seats are as they were before its first letter
 * where nobody does. Whoever an earlier letter put there is back where they sat.
 */
export const typeSeat = (
  known: SeatWord,
  { letter, at, seats, place, agents, present }: Letter,
): { readonly word: SeatWord; readonly seats: readonly PlannedSeat[] } => {
  const isOn = known.text !== '' && at - known.at <= ONE_WORD_MS;
  const text = `${isOn ? known.text : ''}${foldText(letter)}`;
  const before = isOn ? known.before : seats;
  const isOneLetter = [...text].every((one) => one === text[0]);
  const named = agents.map(({ id, name }) => ({ id, label: name }));
  const agentId = (isOneLetter && byLetter(agents, foldText(letter), present)) || lineTyped(named, text)?.id;
  return { word: { text, at, before }, seats: agentId === undefined ? before : putSeat(before, place, agentId) };
};

import type { Refusal } from '../../errors/refusal';
import type { Result } from '../../lib/result';
import type { Placement } from '../model/appointment';
import type { Placed } from '../scheduling/placed';

/** One that goes to another day, time or desk, with the others of a day it has to fit among. */
export type Mover = {
  readonly id: string;
  /** The day that it goes to. */
  readonly day: string;
  /** Its place beside those who stand there, or why there is none. */
  readonly fit: (others: readonly Placed[]) => Result<Placement, Refusal>;
  /** How it stands at a place. */
  readonly at: (place: Placement) => readonly Placed[];
};

/** An appointment that goes now, and where to. */
export type Turn<One extends Mover> = { readonly mover: One; readonly place: Placement };

/** Those who go now, together; `refused` have no place at all. Neither: nobody is left. */
type Turns<One extends Mover> = {
  readonly turns: readonly Turn<One>[];
  readonly refused: readonly { readonly mover: One; readonly reason: Refusal }[];
};

type Rooms = (day: string) => readonly Placed[];

/** Those of `movers` who fit one after the other, among others and beside each other. */
const together = <One extends Mover>(movers: readonly One[], othersOf: Rooms, most: number) => {
  const turns: Turn<One>[] = [];
  const refused: { readonly mover: One; readonly reason: Refusal }[] = [];
  const taken: Placed[] = [];
  for (const mover of movers) {
    if (turns.length >= most) break;
    const others = [...othersOf(mover.day).filter(({ id }) => id !== mover.id), ...taken];
    const place = mover.fit(others.filter(({ day }) => day === mover.day));
    if (!place.ok) {
      refused.push({ mover, reason: place.reason });
      continue;
    }
    turns.push({ mover, place: place.value });
    taken.push(...mover.at(place.value));
  }
  return { turns, refused };
};

/**
 * The movers that do not need each other's old places. A refused one keeps its place, which may refuse another in turn. `roomsOf`
 * holds everybody as they stand now.
 */
export const untangle = <One extends Mover>(movers: readonly One[], roomsOf: Rooms): Turns<One> => {
  const refused: { readonly mover: One; readonly reason: Refusal }[] = [];
  let leaving = movers;
  for (;;) {
    const ids = new Set(leaving.map(({ id }) => id));
    const found = together(leaving, (day) => roomsOf(day).filter(({ id }) => !ids.has(id)), leaving.length);
    refused.push(...found.refused);
    if (found.refused.length === 0) return { turns: found.turns, refused };
    const out = new Set(found.refused.map(({ mover }) => mover.id));
    leaving = leaving.filter(({ id }) => !out.has(id));
  }
};

/**
 * Who of many goes next, at most `most`: those whose place is free while everybody else still stands where they stand, so that one
 * may stop after them, or the computer may, and nobody stands on another. Where each waits for another's place, all of them go
 * together.
 */
export const nextTurns = <One extends Mover>(movers: readonly One[], roomsOf: Rooms, most: number): Turns<One> => {
  const free = together(movers, roomsOf, most);
  return free.turns.length > 0 ? { turns: free.turns, refused: [] } : untangle(movers, roomsOf);
};

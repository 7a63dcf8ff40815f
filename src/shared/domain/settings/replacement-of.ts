import { addDays, minutesOf } from '../../time/civil';
import type { SiteReference, Unavailability } from '../model/reference';
import { overlaps } from '../scheduling/intervals';
import { seatsOn } from '../scheduling/seats';

/** Nobody reads further than that; a longer absence is judged by its first weeks. */
const mostDays = 62;

/** Whether the replacement holds the desk over the whole absence, and at which other desks they sit where they do not. */
export type Replacement = { readonly isWhole: boolean; readonly deskIds: readonly string[] };

/** What becomes of the desk of an absence that names a replacement, in the settings that hold this absence. */
export const replacementOf = (ref: SiteReference, absence: Omit<Unavailability, 'id' | 'kind'>): Replacement => {
  const { agentId, replacedBy, fromDay, toDay } = absence;
  const spell = { from: minutesOf(absence.from), to: minutesOf(absence.to) };
  const deskIds = new Set<string>();
  let isWhole = true;
  for (let day = fromDay, count = 0; day <= toDay && count < mostDays; day = addDays(day, 1), count += 1) {
    const seats = seatsOn(ref, day);
    const missed = seats.filter((one) => one.why === 'absent' && one.insteadOf === agentId && overlaps(one, spell));
    if (missed.length > 0) isWhole = false;
    for (const gap of missed)
      for (const seat of seats)
        if (seat.agentId === replacedBy && seat.deskId !== gap.deskId && overlaps(seat, gap)) deskIds.add(seat.deskId);
  }
  return { isWhole, deskIds: [...deskIds] };
};

import type { TicketFact } from '../../facts/fact';
import { waitStepOf } from '../waits-of-day';
import { usualRange, type UsualRange } from './usual-range';

/** The usual waits by half hour (`HH:mm`) in which the wait began: quartiles over the tickets of some past days, minutes. */
export const usualWaits = (
  tickets: readonly TicketFact[],
  days: readonly string[],
): ReadonlyMap<string, UsualRange> => {
  const known = new Set(days);
  const waits = new Map<string, number[]>();
  for (const ticket of tickets) {
    const { day, waitMin } = ticket;
    if (!known.has(day) || waitMin === null) continue;
    const from = waitStepOf(ticket);
    const own = waits.get(from);
    if (own) own.push(waitMin);
    else waits.set(from, [waitMin]);
  }
  return new Map(
    [...waits].flatMap(([from, values]) => {
      const range = usualRange(values);
      return range ? [[from, range] as const] : [];
    }),
  );
};

import type { TicketFact } from '../../facts/fact';
import { usualRange, type UsualRange } from './usual-range';

/** What the strip of this moment usually shows at this minute of such a day; `null` where too few days are known. */
type UsualNow = {
  readonly waiting: UsualRange | null;
  readonly longestMin: UsualRange | null;
  readonly served: UsualRange | null;
};

/** The minute at which somebody stopped waiting: by a call, or by leaving; `null` where it is not known. */
const waitEnd = (ticket: TicketFact): number | null => {
  if (ticket.waitMin !== null) return ticket.waitFromMinute + ticket.waitMin;
  return ticket.stayMin === null ? null : ticket.minute + ticket.stayMin;
};

const waitedAt = (ticket: TicketFact, minute: number): boolean => {
  const end = waitEnd(ticket);
  return ticket.minute <= minute && end !== null && end > minute;
};

const servedBy = (ticket: TicketFact, minute: number): boolean =>
  ticket.status === 'done' && ticket.stayMin !== null && ticket.minute + ticket.stayMin <= minute;

/**
 * The usual state of the house at a minute of the day, from the tickets of past days. A ticket of which nobody knows when it ended
 * waits on no past day: it would wait for ever.
 */
export const usualNow = (tickets: readonly TicketFact[], days: readonly string[], minute: number): UsualNow => {
  const known = new Set(days);
  const ofDay = new Map<string, TicketFact[]>(days.map((day) => [day, []]));
  for (const ticket of tickets) if (known.has(ticket.day)) ofDay.get(ticket.day)?.push(ticket);
  const eachDay = [...ofDay.values()].map((ofOne) => {
    const waiting = ofOne.filter((ticket) => waitedAt(ticket, minute));
    return {
      waiting: waiting.length,
      longestMin: waiting.reduce((most, ticket) => Math.max(most, minute - ticket.waitFromMinute), 0),
      served: ofOne.filter((ticket) => servedBy(ticket, minute)).length,
    };
  });
  return {
    waiting: usualRange(eachDay.map((one) => one.waiting)),
    longestMin: usualRange(eachDay.map((one) => one.longestMin)),
    served: usualRange(eachDay.map((one) => one.served)),
  };
};

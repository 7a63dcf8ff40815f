import { timeOf } from '../../../time/civil';
import type { TicketFact } from '../facts/fact';
import { quantile } from '../stats/quantile';
import { usualDays } from './usual/usual-days';

const stepMin = 30;

/** Walk-ins to expect in a half hour: the median of such days, rounded, and their quartiles. */
export type ExpectedWalkIns = { readonly people: number; readonly low: number; readonly high: number };

/** What the forecast needs of a past ticket. */
type PastTicket = Pick<TicketFact, 'day' | 'minute' | 'booked' | 'status'>;

/**
 * The walk-ins to expect on a day by half hour (`HH:mm`): the median of the usual days (`usualDays`), rounded, with its quartiles. A
 * usual day on which nobody came in that half hour counts as one with nobody. An empty map without such days: better no forecast
 * than a made-up one.
 */
export const walkInForecast = (past: readonly PastTicket[], day: string): ReadonlyMap<string, ExpectedWalkIns> => {
  const live = past.filter((one) => one.day < day && one.status !== 'void');
  const { days } = usualDays(
    live.map((one) => one.day),
    day,
  );
  const known = new Set(days);
  const counts = new Map<string, Map<string, number>>();
  for (const ticket of live) {
    if (ticket.booked || !known.has(ticket.day)) continue;
    const from = timeOf(Math.floor(ticket.minute / stepMin) * stepMin);
    const ofStep = counts.get(from) ?? new Map<string, number>();
    counts.set(from, ofStep.set(ticket.day, (ofStep.get(ticket.day) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([from, ofStep]) => {
      const values = days.map((one) => ofStep.get(one) ?? 0);
      const at = (share: number): number => quantile(values, share) ?? 0;
      return [from, { people: Math.round(at(0.5)), low: at(0.25), high: at(0.75) }];
    }),
  );
};

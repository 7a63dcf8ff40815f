import { civilOf, minutesOf, timeOf } from '../../../time/civil';
import type { Ticket } from '../../model/ticket';
import { countsInAverages } from '../facts/counts-in-averages';
import { mean, quantile } from '../stats/quantile';
import { waitMin, waitStart } from '../../queue/wait';
import { compareText } from '../../../lib/compare';

/** What some waits amount to, minutes. `zero` counts those called at once. `null` of no wait at all. */
export type WaitSummary = {
  readonly n: number;
  readonly zero: number;
  readonly meanMin: number | null;
  readonly medianMin: number | null;
  readonly p90Min: number | null;
};

/** The waits of those whose wait began in a half hour of the day. */
export type WaitStep = WaitSummary & { readonly from: string };

/** Sums up waits: mean weighted by tickets, quantiles of type 7, zero waits counted. */
export const summariseWaits = (waits: readonly number[]): WaitSummary => ({
  n: waits.length,
  zero: waits.filter((wait) => wait === 0).length,
  meanMin: mean(waits),
  medianMin: quantile(waits, 0.5),
  p90Min: quantile(waits, 0.9),
});

/**
 * The waits of the tickets called so far, as a whole and by the half hour in which the wait began. Those never called
 * are not waits yet: they are in the queue, or an outcome of their own. Tickets with doubted times are no waits either.
 */
export const waitsToday = (
  tickets: readonly Ticket[],
  zone: string,
  stepMin = 30,
): WaitSummary & { readonly steps: readonly WaitStep[] } => {
  const all: number[] = [];
  const byStep = new Map<string, number[]>();
  for (const ticket of tickets.filter(countsInAverages)) {
    const wait = waitMin(ticket);
    if (wait === null) continue;
    // Who was called before the hour of the appointment never waited: they stand where they were called, and nobody in the future.
    const began = [waitStart(ticket), ticket.firstCalledAt].reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
    const from = timeOf(Math.floor(minutesOf(civilOf(began, zone).time) / stepMin) * stepMin);
    all.push(wait);
    byStep.set(from, [...(byStep.get(from) ?? []), wait]);
  }
  const steps = [...byStep]
    .map(([from, waits]) => ({ from, ...summariseWaits(waits) }))
    .toSorted((a, b) => compareText(a.from, b.from));
  return { ...summariseWaits(all), steps };
};

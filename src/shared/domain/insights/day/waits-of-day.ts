import { timeOf } from '../../../time/civil';
import type { TicketFact } from '../facts/fact';
import { mean, quantile } from '../stats/quantile';
import { compareText } from '../../../lib/compare';
import { groupBy } from '../../../lib/group-by';

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

type WaitFact = Pick<TicketFact, 'minute' | 'waitFromMinute' | 'waitMin' | 'presenceMin'>;

const stepMin = 30;

/**
 * The half hour (`HH:mm`) in which a wait began. A person who was called before the hour of their appointment never waited: they stand where they were called, so
 * that nobody stands in the future.
 */
export const waitStepOf = ({ minute, waitFromMinute, waitMin, presenceMin }: WaitFact): string => {
  // The arrival is known to the minute only: whoever waited, if some seconds, is not counted back from it.
  const isEarly = waitMin === 0 && presenceMin !== null;
  const began = isEarly ? Math.min(waitFromMinute, minute + presenceMin) : waitFromMinute;
  return timeOf(Math.floor(began / stepMin) * stepMin);
};

/**
 * The waits of the tickets of a day that were called, as a whole and by the half hour in which the wait began. Those never called are not waits yet: they are in
 * the queue, or an outcome of their own. Tickets with doubted times are no waits either.
 */
export const waitsOfDay = (tickets: readonly WaitFact[]): WaitSummary & { readonly steps: readonly WaitStep[] } => {
  const waits = tickets.flatMap((one) => {
    const { waitMin } = one;
    return waitMin === null ? [] : [{ from: waitStepOf(one), waitMin }];
  });
  const minutes = (some: readonly { readonly waitMin: number }[]): number[] => some.map(({ waitMin }) => waitMin);
  const steps = [...groupBy(waits, ({ from }) => from)]
    .map(([from, own]) => ({ from, ...summariseWaits(minutes(own)) }))
    .toSorted((a, b) => compareText(a.from, b.from));
  return { ...summariseWaits(minutes(waits)), steps };
};

import { quantile } from '../stats/quantile';
import type { LivedDay } from './simulate-day';

/**
 * What a simulated day says of the waits in a stretch: within `p90Min` nine in ten of those are called whose wait begins in it. Half of
 * the simulated days lie within `errorMin` of it. `days` = on how many of them anybody came.
 */
export type Effect = { readonly p90Min: number; readonly errorMin: number; readonly days: number };

/** Who is never called waits until the end of what can be told. */
const longestMin = 480;

const waitsOf = (day: LivedDay, fromMs: number, toMs: number): number[] =>
  day.flatMap(({ startMs, calledMs }) =>
    startMs < fromMs || startMs >= toMs ? [] : [Math.min(longestMin, Math.max(0, (calledMs - startMs) / 60_000))],
  );

/**
 * The effect on a stretch: of each simulated day the P90 of its waits (type 7), then the median of the days and half of their
 * interquartile range. The spread is that of real days, not of the number of simulations: more looks do not make it smaller. `null`
 * where nobody comes.
 */
export const effectOf = (days: readonly LivedDay[], fromMs: number, toMs: number): Effect | null => {
  const each = days.flatMap((day) => quantile(waitsOf(day, fromMs, toMs), 0.9) ?? []);
  const [low, middle, high] = [quantile(each, 0.25), quantile(each, 0.5), quantile(each, 0.75)];
  if (low === null || middle === null || high === null) return null;
  return { p90Min: middle, errorMin: (high - low) / 2, days: each.length };
};

const stepMs = 300_000;

type LastTicketInput = {
  readonly days: readonly LivedDay[];
  readonly nowMs: number;
  /** When the doors close next. */
  readonly closesMs: number;
};

/**
 * The last moment (a multiple of five minutes) at which a new ticket is still worth giving: of the walk-ins who come within the five
 * minutes around it, four in five are called before the doors close. `nowMs` or earlier = not any more; `closesMs` = until the end.
 */
export const lastTicketMs = ({ days, nowMs, closesMs }: LastTicketInput): number => {
  const walkIns = days.flatMap((day) => day.filter((one) => one.isNewWalkIn && one.startMs < closesMs));
  const isWorthIt = (atMs: number): boolean | null => {
    const around = walkIns.filter(({ startMs }) => Math.abs(startMs - atMs) <= stepMs);
    if (around.length === 0) return null;
    return around.filter(({ calledMs }) => calledMs <= closesMs).length >= 0.8 * around.length;
  };
  let found = closesMs;
  for (let atMs = Math.floor(closesMs / stepMs) * stepMs; atMs > nowMs; atMs -= stepMs) {
    const worth = isWorthIt(atMs);
    if (worth === true) return found;
    if (worth === false) found = atMs - stepMs;
  }
  return found;
};

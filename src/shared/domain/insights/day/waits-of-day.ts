import { timeOf } from '../../../time/civil';
import type { TicketFact } from '../facts/fact';
import { summariseWaits, type WaitStep, type WaitSummary } from './waits-today';
import { compareText } from '../../../lib/compare';

const stepMin = 30;

/** The waits of a day from its facts, as a whole and by the half hour in which they began: `waitsToday` of a day that is past. */
export const waitsOfDay = (
  tickets: readonly Pick<TicketFact, 'waitFromMinute' | 'waitMin'>[],
): WaitSummary & { readonly steps: readonly WaitStep[] } => {
  const byStep = new Map<string, number[]>();
  const all: number[] = [];
  for (const { waitFromMinute, waitMin } of tickets) {
    if (waitMin === null) continue;
    const from = timeOf(Math.floor(waitFromMinute / stepMin) * stepMin);
    all.push(waitMin);
    byStep.set(from, [...(byStep.get(from) ?? []), waitMin]);
  }
  const steps = [...byStep]
    .map(([from, waits]) => ({ from, ...summariseWaits(waits) }))
    .toSorted((a, b) => compareText(a.from, b.from));
  return { ...summariseWaits(all), steps };
};

import { timeOf } from '../../../time/civil';
import type { TicketFact } from '../facts/fact';
import { summariseWaits, type WaitStep, type WaitSummary } from './waits-today';
import { compareText } from '../../../lib/compare';
import { groupBy } from '../../../lib/group-by';

const stepMin = 30;

/** The waits of a day from its facts, as a whole and by the half hour in which they began: `waitsToday` of a day that is past. */
export const waitsOfDay = (
  tickets: readonly Pick<TicketFact, 'waitFromMinute' | 'waitMin'>[],
): WaitSummary & { readonly steps: readonly WaitStep[] } => {
  const waits = tickets.flatMap(({ waitFromMinute, waitMin }) =>
    waitMin === null ? [] : [{ from: timeOf(Math.floor(waitFromMinute / stepMin) * stepMin), waitMin }],
  );
  const minutes = (some: readonly { readonly waitMin: number }[]): number[] => some.map(({ waitMin }) => waitMin);
  const steps = [...groupBy(waits, ({ from }) => from)]
    .map(([from, own]) => ({ from, ...summariseWaits(minutes(own)) }))
    .toSorted((a, b) => compareText(a.from, b.from));
  return { ...summariseWaits(minutes(waits)), steps };
};

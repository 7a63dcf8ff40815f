import { addDays, daysBetween } from '../../../time/civil';
import { addMonths } from '../../../time/add-months';
import type { Period } from './period';
import { periodOf } from './period-of';

/** The period of the same kind just before; for a stretch of one's own as many days, ending the day before. */
export const previousPeriod = (period: Period): Period => {
  const to = addDays(period.from, -1);
  if (period.kind !== 'custom') return periodOf(period.kind, to);
  return { kind: 'custom', from: addDays(to, -daysBetween(period.from, period.to)), to };
};

/** The period of the same kind just after; for a stretch of one's own as many days, from the day after. */
export const nextPeriod = (period: Period): Period => {
  const from = addDays(period.to, 1);
  if (period.kind !== 'custom') return periodOf(period.kind, from);
  return { kind: 'custom', from, to: addDays(from, daysBetween(period.from, period.to)) };
};

/**
 * The same period a year before. Days and weeks go back 52 weeks, so that a Monday is held against a Monday; a stretch of one's own
 * keeps its calendar days (29 February becomes the 28th).
 */
export const yearBefore = (period: Period): Period => {
  if (period.kind === 'day' || period.kind === 'week')
    return { kind: period.kind, from: addDays(period.from, -364), to: addDays(period.to, -364) };
  if (period.kind === 'custom')
    return { kind: 'custom', from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
  return periodOf(period.kind, addMonths(period.from, -12));
};

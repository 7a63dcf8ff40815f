import { applyPeriod } from '../facts/apply-filter';
import type { Facts } from '../facts/fact';
import { previousPeriod, yearBefore } from '../period/neighbour-periods';
import type { Period } from '../period/period';
import { compareCounts, compareMedians, type CountChange, type MedianChange } from './compare';

/** A figure beside that of the period before and of the year before; `null` where the facts do not reach back so far. */
export type Compared<Change> = { readonly previous: Change | null; readonly yearBefore: Change | null };

/** Days of the facts on which the town hall was open, up to now. */
const openDays = ({ days, asOf }: Facts): number =>
  days.filter(({ day, openDepartmentIds }) => day <= asOf.day && openDepartmentIds.length > 0).length;

/** Facts of an earlier period, `null` when they begin later than it does. */
const reaching = (facts: Facts, period: Period): Facts | null => {
  const then = applyPeriod(facts, period);
  return then.days.some(({ day }) => day === period.from) ? then : null;
};

const compared = <Change>(
  facts: Facts,
  period: Period,
  compare: (now: Facts, before: Facts) => Change,
): Compared<Change> => {
  const now = applyPeriod(facts, period);
  const [previous, year] = [reaching(facts, previousPeriod(period)), reaching(facts, yearBefore(period))];
  return { previous: previous && compare(now, previous), yearBefore: year && compare(now, year) };
};

/**
 * Any count beside its past, by open day, so that a period that is not over compares fairly. `facts`: of the scope, reaching back.
 */
export const countOverTime = (facts: Facts, period: Period, count: (facts: Facts) => number): Compared<CountChange> =>
  compared(facts, period, (now, before) =>
    compareCounts(count(now), count(before), { now: openDays(now), before: openDays(before) }),
  );

/** Any median beside its past. `facts`: of the scope, reaching back. */
export const medianOverTime = (
  facts: Facts,
  period: Period,
  median: (facts: Facts) => number | null,
): Compared<MedianChange> => compared(facts, period, (now, before) => compareMedians(median(now), median(before)));

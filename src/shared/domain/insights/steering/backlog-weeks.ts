import type { Facts } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import type { Period } from '../period/period';
import { weeksOf } from '../period/windows';
import { byDay } from './grouped';

/** What came in and went out in a week (its first is Monday `from`, cut by the period), and what was open at its end or by now. */
export type BacklogWeek = {
  readonly from: string;
  readonly to: string;
  readonly received: number;
  readonly closed: number;
  readonly open: number;
};

/** Requests received, closed and open week by week, up to now. Open at the end = open before + received - closed. */
export const backlogWeeks = (facts: Facts, period: Period): BacklogWeek[] => {
  const to = period.to < facts.asOf.day ? period.to : facts.asOf.day;
  const weeks = weeksOf(period.from, to);
  // 0 = before the period; weeks count from 1; -1 = after it.
  const placeOf = (day: string): number => (day > to ? -1 : weeks.findLastIndex(({ from }) => from <= day) + 1);
  const [weekReceived, weekClosed] = [byDay(placeOf), byDay(placeOf)];
  const tally = weeks.map(() => ({ received: 0, closed: 0 }));
  const before = { received: 0, closed: 0 };
  for (const fact of facts.requests) {
    if (isVisit(fact)) continue;
    const into = weekReceived(fact.day);
    if (into >= 0) (tally[into - 1] ?? before).received += 1;
    const from = fact.isOpen ? -1 : weekClosed(fact.closedDay);
    if (from >= 0) (tally[from - 1] ?? before).closed += 1;
  }
  let open = before.received - before.closed;
  return weeks.map(({ from, to: last }, index) => {
    const { received, closed } = tally[index] ?? before;
    open += received - closed;
    return { from, to: last, received, closed, open };
  });
};

import { daysBetween } from '../../../time/civil';
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
  const weeks = weeksOf(period.from, to).map((week) => ({ from: week.from, to: week.to, received: 0, closed: 0 }));
  // 0 = before the period; weeks count from 1.
  const weekOf = byDay((day) =>
    day < period.from ? 0 : Math.max(1, weeks.findLastIndex(({ from }) => daysBetween(from, day) >= 0) + 1),
  );
  let open = 0;
  for (const fact of facts.requests) {
    if (isVisit(fact)) continue;
    if (fact.day <= to) {
      const week = weeks[weekOf(fact.day) - 1];
      if (week) week.received += 1;
      else open += 1;
    }
    if (fact.isOpen || fact.closedDay > to) continue;
    const week = weeks[weekOf(fact.closedDay) - 1];
    if (week) week.closed += 1;
    else open -= 1;
  }
  return weeks.map((week) => {
    open += week.received - week.closed;
    return { ...week, open };
  });
};

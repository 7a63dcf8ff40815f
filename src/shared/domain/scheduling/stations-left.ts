import { timeOf } from '../../time/civil';
import { intersect, peak, totalMinutes, union, type Interval } from './intervals';
import { intervalOf, type Placed } from './placed';
import type { DayPlan } from './plan-day';

/** The enrolment stations left in a stretch of the day; negative when booked beyond capacity. */
export type StationsLeft = { readonly from: string; readonly to: string; readonly left: number };

/** The stretches of `stepMin` in which at least one desk is open, as civil minutes on multiples of the step. */
export const openSteps = (plan: DayPlan, stepMin: number): Interval[] => {
  const open = union(plan.desks.flatMap((desk) => desk.open));
  const steps: Interval[] = [];
  for (let from = 0; from < 24 * 60; from += stepMin) {
    const step = { from, to: from + stepMin };
    if (totalMinutes(intersect(open, [step])) > 0) steps.push(step);
  }
  return steps;
};

/** How many stations the worst moment of each half hour leaves, for the strip beside the agenda. */
export const stationsLeft = (plan: DayPlan, live: readonly Placed[], stepMin = 30): StationsLeft[] => {
  const used = live.filter((one) => one.day === plan.day && one.needsStation).map(intervalOf);
  return openSteps(plan, stepMin).map((step) => ({
    from: timeOf(step.from),
    to: timeOf(step.to),
    left: plan.stations - peak(used, step),
  }));
};

import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { covers } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import { dayPlanner, type DayPlan } from '../scheduling/plan-day';

type Placed = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId'>;

/** Says of an appointment whether its desk is open over the whole of it. Each day is planned once. */
export const heldBy = (ref: SiteReference): ((one: Placed) => boolean) => {
  const planner = dayPlanner(ref);
  const plans = new Map<string, DayPlan>();
  return (one) => {
    const plan = plans.get(one.day) ?? planner(one.day);
    plans.set(one.day, plan);
    const open = plan.desks.find(({ deskId }) => deskId === one.deskId)?.open ?? [];
    return open.some((stretch) => covers(stretch, intervalOf(one)));
  };
};

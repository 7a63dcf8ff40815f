import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { covers } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import { dayPlanner, type DayPlan } from '../scheduling/plan-day';
import { isToCome } from './touched-appointments';

type Booked = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId' | 'status'>;

/** The appointments still to come that an open desk holds before a change of settings, and none after it; in the order given. */
export const leftOutside = <One extends Booked>(
  appointments: readonly One[],
  before: SiteReference,
  after: SiteReference,
  now: { readonly day: string; readonly time: string },
): readonly One[] => {
  const openBy = (ref: SiteReference) => {
    const planner = dayPlanner(ref);
    const plans = new Map<string, DayPlan>();
    return (one: One): boolean => {
      const plan = plans.get(one.day) ?? planner(one.day);
      plans.set(one.day, plan);
      const open = plan.desks.find(({ deskId }) => deskId === one.deskId)?.open ?? [];
      return open.some((stretch) => covers(stretch, intervalOf(one)));
    };
  };
  const [wasOpen, isOpen] = [openBy(before), openBy(after)];
  return appointments.filter((one) => isToCome(one, now) && wasOpen(one) && !isOpen(one));
};

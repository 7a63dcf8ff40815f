import { addDays } from '../../../time/civil';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import { intersect, totalMinutes } from '../../scheduling/intervals';
import { livePlacements } from '../../scheduling/live-placements';
import { dayPlanner, type DeskPlan } from '../../scheduling/plan-day';
import { quantile } from '../stats/quantile';

/** A day ahead: how many appointments its desks can hold, how many are booked, and how many of these are beyond capacity. */
export type DayAhead = {
  readonly day: string;
  readonly places: number;
  readonly booked: number;
  readonly overbooked: number;
  /** Booked over places; above 1 = more than it holds. */
  readonly fill: number;
};

const wholeDay = { from: 0, to: 1_440 };
const mostDays = 60;

const placesAt = (ref: SiteReference, desk: DeskPlan): number => {
  const lengths = ref.reasons
    .filter((reason) => reason.bookable && desk.reasonIds.includes(reason.id))
    .flatMap((reason) => reason.durationsMin.slice(0, 1));
  const usual = quantile(lengths, 0.5);
  return usual === null ? 0 : totalMinutes(intersect(desk.open, [wholeDay])) / usual;
};

/** The next open days after `today`. Places of a desk: its open minutes over the median length of its bookable reasons. */
export const nextDays = (
  ref: SiteReference,
  appointments: readonly Appointment[],
  today: string,
  most = 10,
): readonly DayAhead[] => {
  const planOf = dayPlanner(ref);
  const placements = livePlacements(appointments, ref.reasons);
  const days: DayAhead[] = [];
  for (let offset = 1; offset <= mostDays && days.length < most; offset += 1) {
    const day = addDays(today, offset);
    const places = Math.floor(planOf(day).desks.reduce((sum, desk) => sum + placesAt(ref, desk), 0) + 1e-9);
    if (places === 0) continue;
    const booked = placements.filter((one) => one.day === day).length;
    const overbooked = appointments.filter((one) => one.day === day && one.confirmation === 'overbooked').length;
    days.push({ day, places, booked, overbooked, fill: booked / places });
  }
  return days;
};

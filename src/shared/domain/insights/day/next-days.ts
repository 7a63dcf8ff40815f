import { addDays } from '../../../time/civil';
import { countAppointments } from '../../booking/appointment-standing';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import { dayPlanner } from '../../scheduling/plan-day';
import { placesOfDay } from './load-per-half-hour';

/** A day ahead: how many people its desks can receive, how many are booked, and how many of these are beyond capacity. */
export type DayAhead = {
  readonly day: string;
  readonly places: number;
  readonly booked: number;
  readonly overbooked: number;
  /** Booked over places; above 1 = more than it holds. */
  readonly fill: number;
};

const mostDays = 60;

/** The next open days after `today`. Places are those of the load of the day. */
export const nextDays = (
  ref: SiteReference,
  appointments: readonly Appointment[],
  today: string,
  most = 10,
): readonly DayAhead[] => {
  const planOf = dayPlanner(ref);
  const days: DayAhead[] = [];
  for (let offset = 1; offset <= mostDays && days.length < most; offset += 1) {
    const day = addDays(today, offset);
    const places = placesOfDay(ref, planOf(day));
    if (places === 0) continue;
    const ofDay = appointments.filter((one) => one.day === day);
    const booked = countAppointments(ofDay, { day, time: '00:00' }).taken;
    const overbooked = ofDay.filter((one) => one.confirmation === 'overbooked').length;
    days.push({ day, places, booked, overbooked, fill: booked / places });
  }
  return days;
};

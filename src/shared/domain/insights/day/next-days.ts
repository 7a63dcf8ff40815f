import { addDays } from '../../../time/civil';
import { countAppointments, isTaken } from '../../booking/appointment-standing';
import { strandedAppointments } from '../../booking/stranded-appointments';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import { dayPlanner } from '../../scheduling/plan-day';
import { placesOfDay } from './load-per-half-hour';

/** A day ahead: how many people its desks can receive (0 = it is closed over people who must move), how many are booked, and how many of these are beyond capacity. */
export type DayAhead = {
  readonly day: string;
  readonly places: number;
  readonly booked: number;
  readonly overbooked: number;
  /** Booked over places; above 1 = more than it holds; 0 where it has none. */
  readonly fill: number;
};

const mostDays = 60;

/** The next days after `today` that are open, and those that were closed while people are booked on them. Places are those of the load of the day. */
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
    const ofDay = appointments.filter((one) => one.day === day);
    // A closed day is looked at as long as somebody would come to its doors.
    if (places === 0 && strandedAppointments(ref, ofDay, { day: today, time: '24:00' }).length === 0) continue;
    const booked = countAppointments(ofDay, { day, time: '00:00' }).taken;
    const overbooked = ofDay.filter((one) => one.confirmation === 'overbooked' && isTaken(one.status)).length;
    days.push({ day, places, booked, overbooked, fill: places === 0 ? 0 : booked / places });
  }
  return days;
};

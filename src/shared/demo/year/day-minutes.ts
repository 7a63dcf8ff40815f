import type { DayPlan } from '../../domain/scheduling/plan-day';
import { weightsOf, type Weights } from './draws';

const stepMin = 5;
// Nobody takes a ticket in the last minutes before the doors close.
const lastTicketMin = 15;

const rushAt = (minute: number): number => {
  if (minute >= 9 * 60 && minute < 11 * 60) return 1.5;
  return minute >= 16 * 60 ? 1.4 : 0.8;
};

/** How busy a minute is against the usual: 9 to 11 and after 16 are full. */
export const busyAt = (minute: number): number => rushAt(minute) / 1.05;

/** The minutes at which people come while a day is open, by five: peaks from 9 to 11 and after 16. */
export const arrivalMinutes = (plan: DayPlan): Weights<number> => {
  const pairs: (readonly [number, number])[] = [];
  for (let minute = 0; minute < 1440; minute += stepMin) {
    const desks = plan.desks.filter((desk) =>
      desk.open.some((open) => open.from <= minute && minute < open.to - lastTicketMin),
    ).length;
    // An evening with four desks draws fewer than a morning with seven.
    if (desks > 0) pairs.push([minute, rushAt(minute) * Math.min(1, 0.25 + desks / 8)]);
  }
  return weightsOf(pairs);
};

/** Last minute at which a desk of the day is open; 0 on a closed day. */
export const closingMinute = (plan: DayPlan): number =>
  Math.max(0, ...plan.desks.flatMap((desk) => desk.open.map((open) => open.to)));

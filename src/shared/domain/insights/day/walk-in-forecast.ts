import { civilOf, minutesOf, timeOf, weekdayOf } from '../../../time/civil';
import type { Ticket } from '../../model/ticket';
import { quantile } from '../stats/quantile';

const stepMin = 30;
const daysKept = 8;

/**
 * The walk-ins to expect on a day by half hour (`HH:mm`): the median of the last eight same weekdays with tickets,
 * rounded. An empty map without such a day: better no forecast than a made-up one.
 */
export const walkInForecast = (past: readonly Ticket[], day: string, zone: string): ReadonlyMap<string, number> => {
  const sameWeekday = past.filter(
    (one) =>
      one.day < day && weekdayOf(one.day) === weekdayOf(day) && one.appointmentId === '' && one.status !== 'void',
  );
  const days = [...new Set(sameWeekday.map((one) => one.day))].toSorted().slice(-daysKept);
  const counts = new Map<string, Map<string, number>>();
  for (const ticket of sameWeekday.filter((one) => days.includes(one.day))) {
    const from = timeOf(Math.floor(minutesOf(civilOf(ticket.issuedAt, zone).time) / stepMin) * stepMin);
    const ofStep = counts.get(from) ?? new Map<string, number>();
    counts.set(from, ofStep.set(ticket.day, (ofStep.get(ticket.day) ?? 0) + 1));
  }
  const median = (ofStep: ReadonlyMap<string, number>): number =>
    Math.round(
      quantile(
        days.map((one) => ofStep.get(one) ?? 0),
        0.5,
      ) ?? 0,
    );
  return new Map([...counts].map(([from, ofStep]) => [from, median(ofStep)]));
};

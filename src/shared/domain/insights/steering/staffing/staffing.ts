import { weekdayOf } from '../../../../time/civil';
import type { SiteReference } from '../../../model/reference';
import { dayPlanner } from '../../../scheduling/plan-day';
import type { Facts } from '../../facts/fact';
import { desksNeeded, waitsLonger } from '../../stats/erlang-c';
import { byDay } from '../grouped';
import type { PanelContext } from '../panel-context';

/** A half hour of the usual day: who comes, and how many desks keep the goal. */
export type StaffingRow = {
  /** Minute of the civil day at which the half hour begins. */
  readonly minute: number;
  /** Tickets of the period in it. */
  readonly n: number;
  readonly arrivalsPerHour: number;
  /** Fewest desks with P(wait > goal) at most 20 % (Erlang C); `null` while no service time is known. */
  readonly desks: number | null;
  /** Desks open in it by the opening periods, on average of the days on which any is known to open; `null` = known of no day. */
  readonly desksOpen: number | null;
  /** P(wait > goal) with that many desks (`desks`). */
  readonly lateShare: number | null;
};

/** Desks needed, half hour by half hour, over days on which somebody came. */
export type Staffing = {
  readonly goalMin: number;
  /** Days that the averages are of. */
  readonly days: number;
  /** Mean service time, minutes, and how many services it is of. */
  readonly serviceMin: number | null;
  readonly services: number;
  /** People per hour that one desk serves. */
  readonly perHour: number | null;
  readonly rows: readonly StaffingRow[];
};

/** Which days count: all of them (0), or one weekday (1 = Monday). */
type StaffingOptions = { readonly weekday: number };

const halfHours = 48;
const lateAtMost = 0.2;

type Tally = {
  readonly arrivals: Int32Array;
  readonly days: Set<string>;
  services: number;
  serviceMin: number;
};

const tallyOf = (facts: Facts, { weekday }: StaffingOptions): Tally => {
  const ofDay = byDay(weekdayOf);
  const sums: Tally = { arrivals: new Int32Array(halfHours), days: new Set(), services: 0, serviceMin: 0 };
  for (const { day, waitFromMinute, serviceMin } of facts.tickets) {
    if (weekday !== 0 && ofDay(day) !== weekday) continue;
    const step = Math.floor(waitFromMinute / 30);
    sums.days.add(day);
    sums.arrivals[step] = (sums.arrivals[step] ?? 0) + 1;
    if (serviceMin === null) continue;
    sums.services += 1;
    sums.serviceMin += serviceMin;
  }
  return sums;
};

/**
 * Desk minutes open in each half hour, summed over the days on which a desk opens, and how many these are. A day on which people came though
 * no opening is known of it tells nothing of its desks.
 */
const openMinutes = (ref: SiteReference, days: Iterable<string>): readonly [sums: Float64Array, days: number] => {
  const planOf = dayPlanner(ref);
  const sums = new Float64Array(halfHours);
  let known = 0;
  for (const day of days) {
    const opened = planOf(day).desks.flatMap(({ open }) => open);
    if (opened.length > 0) known += 1;
    for (const { from, to } of opened)
      for (let step = Math.floor(from / 30); step < halfHours && step * 30 < to; step += 1)
        sums[step] = (sums[step] ?? 0) + Math.min(to, step * 30 + 30) - Math.max(from, step * 30);
  }
  return [sums, known];
};

/**
 * Staffing by half hour for the queue M/M/c: lambda = mean arrivals per hour over the days, mu = 60 / mean service time without holds;
 * the fewest desks at which at most one in five waits longer than the goal of the site (Erlang C). A booked person arrives at the start
 * of the appointment or later. `facts`: of the period.
 */
export const staffing = (facts: Facts, { ref }: PanelContext, options: StaffingOptions = { weekday: 0 }): Staffing => {
  const goalMin = ref.site.waitGoalMin;
  const { arrivals, days, services, serviceMin: sum } = tallyOf(facts, options);
  const serviceMin = services === 0 ? null : sum / services;
  const perHour = serviceMin === null || serviceMin === 0 ? null : 60 / serviceMin;
  const [open, openDays] = openMinutes(ref, days);
  const rows: StaffingRow[] = [];
  arrivals.forEach((n, step) => {
    const desksOpen = openDays === 0 ? null : (open[step] ?? 0) / 30 / openDays;
    if (n === 0 && !desksOpen) return;
    const arrivalsPerHour = (2 * n) / days.size;
    const load = perHour === null ? null : { arrivals: arrivalsPerHour, perDesk: perHour };
    const desks = load && (n === 0 ? 0 : desksNeeded(load, goalMin, lateAtMost));
    const lateShare = load && desks !== null ? waitsLonger({ ...load, desks }, goalMin) : null;
    rows.push({ minute: step * 30, n, arrivalsPerHour, desks, desksOpen, lateShare });
  });
  return { goalMin, days: days.size, serviceMin, services, perHour, rows };
};

import { civilOf, minutesOf, timeOf } from '../../../time/civil';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import type { Ticket } from '../../model/ticket';
import { intersect, totalMinutes, type Interval } from '../../scheduling/intervals';
import { livePlacements } from '../../scheduling/live-placements';
import { planDay, type DayPlan, type DeskPlan } from '../../scheduling/plan-day';
import { openSteps } from '../../scheduling/stations-left';
import { quantile } from '../stats/quantile';
import type { ExpectedWalkIns } from './walk-in-forecast';

/** A half hour of the day: who is booked in it, who came, who is expected without appointment, and who was served. */
export type LoadRow = {
  readonly from: string;
  readonly to: string;
  /** Appointments that start in it, without the cancelled and the missed. */
  readonly booked: number;
  /** Walk-in tickets issued in it. */
  readonly walkIns: number;
  /** Walk-ins forecast for it, 0 without a forecast, and the quartiles of the days that it was forecast from. */
  readonly expectedWalkIns: number;
  readonly expectedLow: number;
  readonly expectedHigh: number;
  /** Tickets whose service ended in it. */
  readonly served: number;
  /** People that the open desks can receive in it. */
  readonly places: number;
  /** Desks open in it, for any length. */
  readonly desks: number;
};

/** The load of a day, and the closed stretches between its rows. */
export type DayLoad = {
  readonly rows: readonly LoadRow[];
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
};

/** What the load of a day is worked out from. */
type DayLoadInput = {
  readonly day: string;
  readonly ref: SiteReference;
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  /** Forecast walk-ins by `HH:mm` of the half hour (`walkInForecast`). */
  readonly expected?: ReadonlyMap<string, ExpectedWalkIns>;
};

const stepMin = 30;

/** The usual length of a service at a desk: the median over its reasons of the length for one person, minutes. */
const usualServiceMin = (ref: SiteReference, desk: DeskPlan): number => {
  const lengths = ref.reasons
    .filter((reason) => desk.reasonIds.includes(reason.id))
    .flatMap((reason) => reason.durationsMin.slice(0, 1));
  return quantile(lengths, 0.5) ?? stepMin;
};

/** Places of a half hour: for each desk its open minutes over its usual service; the sum is cut to whole people. */
const placesIn = (ref: SiteReference, plan: DayPlan, step: Interval): number => {
  const exact = plan.desks.map((desk) => totalMinutes(intersect(desk.open, [step])) / usualServiceMin(ref, desk));
  return Math.floor(exact.reduce((sum, places) => sum + places, 0) + 1e-9);
};

/** The half hours in which a desk is open, and how many people each can receive. */
export const placesByHalfHour = (
  ref: SiteReference,
  plan: DayPlan,
): readonly (Interval & { readonly places: number })[] =>
  openSteps(plan, stepMin).map((step) => ({ ...step, places: placesIn(ref, plan, step) }));

/** How many people a day can receive: the places of its half hours together, as every screen says it. */
export const placesOfDay = (ref: SiteReference, plan: DayPlan): number =>
  placesByHalfHour(ref, plan).reduce((sum, { places }) => sum + places, 0);

/** Counts times into steps. A time outside all steps counts in the one before it (the first when there is none). */
const countBySteps = (steps: readonly Interval[], minutes: readonly number[]): number[] => {
  const counts = steps.map(() => 0);
  for (const minute of minutes) {
    const index = Math.max(
      0,
      steps.findLastIndex((step) => step.from <= minute),
    );
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
};

const gapsOf = (steps: readonly Interval[]): DayLoad['gaps'] =>
  steps.slice(1).flatMap((step, index) => {
    const before = steps[index];
    return before && before.to < step.from ? [{ from: timeOf(before.to), to: timeOf(step.from) }] : [];
  });

/** The load of a day by half hour, over the half hours in which at least one desk is open. */
export const loadPerHalfHour = ({ day, ref, appointments, tickets, expected }: DayLoadInput): DayLoad => {
  const plan = planDay(ref, day);
  const steps = openSteps(plan, stepMin);
  const ofDay = tickets.filter((ticket) => ticket.day === day && ticket.status !== 'void');
  const minuteOf = (instant: string): number => minutesOf(civilOf(instant, ref.site.zone).time);
  const live = livePlacements(appointments, ref.reasons).filter((one) => one.day === day);
  const booked = countBySteps(
    steps,
    live.map((one) => minutesOf(one.time)),
  );
  const walkIns = countBySteps(
    steps,
    ofDay.filter((one) => one.appointmentId === '').map((one) => minuteOf(one.issuedAt)),
  );
  const served = countBySteps(
    steps,
    ofDay.filter((one) => one.status === 'done').map((one) => minuteOf(one.endedAt)),
  );
  const rows = steps.map((step, index) => ({
    from: timeOf(step.from),
    to: timeOf(step.to),
    booked: booked[index] ?? 0,
    walkIns: walkIns[index] ?? 0,
    expectedWalkIns: expected?.get(timeOf(step.from))?.people ?? 0,
    expectedLow: expected?.get(timeOf(step.from))?.low ?? 0,
    expectedHigh: expected?.get(timeOf(step.from))?.high ?? 0,
    served: served[index] ?? 0,
    places: placesIn(ref, plan, step),
    desks: plan.desks.filter((desk) => intersect(desk.open, [step]).length > 0).length,
  }));
  return { rows, gaps: gapsOf(steps) };
};

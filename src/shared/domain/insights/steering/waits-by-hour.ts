import { weekdayOf } from '../../../time/civil';
import type { Facts } from '../facts/fact';
import { wilson, type Share } from '../stats/wilson';
import { byDay } from './grouped';
import type { PanelContext } from './panel-context';
import { gathering, type Partition } from './partition';
import { spreadIn, type Spread } from './spread';

/** Waits, minutes, and the share that is within the goal. */
type Waits = Spread & { readonly withinGoal: Share | null };
/** Waits that began in the hour from `minute` (of the civil day) on. */
type HourWaits = Waits & { readonly minute: number };
/** Waits that began on a weekday (1 = Monday) in the half hour from `minute` on. */
export type HeatCell = {
  readonly weekday: number;
  readonly minute: number;
  readonly n: number;
  readonly median: number;
  readonly p90: number;
};

/** Waits by the hour in which they began. `all` is weighted by tickets: never a mean of the means of hours. */
export type WaitsByHour = {
  readonly goalMin: number;
  readonly all: Waits;
  readonly hours: readonly HourWaits[];
  readonly cells: readonly HeatCell[];
  /** Gave up or were not there when called, and those not served at closing: outcomes of their own. */
  readonly abandoned: number;
  readonly noAnswer: number;
  readonly notServedAtClosing: number;
};

const waitsOf = (values: Float64Array, goalMin: number): Waits => {
  let within = 0;
  for (const value of values) if (value <= goalMin) within += 1;
  return { ...spreadIn(values), withinGoal: wilson(within, values.length) };
};

const [halfHours, weekdays] = [48, 7];
/** Cells lie half hour by half hour, the weekdays of each beside each other, so that an hour is two rows of them. */
const cellAt = (weekday: number, halfHour: number): number => halfHour * weekdays + weekday - 1;

const cellsOf = (waits: Partition): HeatCell[] => {
  const cells: HeatCell[] = [];
  for (let weekday = 1; weekday <= weekdays; weekday += 1)
    for (let halfHour = 0; halfHour < halfHours; halfHour += 1) {
      const cell = cellAt(weekday, halfHour);
      const { n, median, p90 } = spreadIn(waits.of(cell, cell));
      if (median !== null && p90 !== null) cells.push({ weekday, minute: halfHour * 30, n, median, p90 });
    }
  return cells;
};

const hoursOf = (waits: Partition, goalMin: number): HourWaits[] => {
  const hours: HourWaits[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    const values = waits.of(cellAt(1, 2 * hour), cellAt(weekdays, 2 * hour + 1));
    if (values.length > 0) hours.push({ minute: hour * 60, ...waitsOf(values, goalMin) });
  }
  return hours;
};

/**
 * Waits up to the first call by the hour in which they began; zero waits count, doubted times do not. 0, 0, 5, 10, 10, 15, 20, 25, 30,
 * 10: mean 12.5, median 10, P90 25.5, 70 % within 15 minutes. `facts`: of the period.
 */
export const waitsByHour = (facts: Facts, { ref }: PanelContext): WaitsByHour => {
  const goalMin = ref.site.waitGoalMin;
  const weekday = byDay(weekdayOf);
  const waits = gathering(facts.tickets.length, halfHours * weekdays);
  const ends = { abandoned: 0, noAnswer: 0, notServedAtClosing: 0 };
  for (const { status, waitMin, waitFromMinute, day } of facts.tickets) {
    if (status === 'abandoned' || status === 'noAnswer' || status === 'notServedAtClosing') ends[status] += 1;
    if (waitMin !== null) waits.add(cellAt(weekday(day), Math.floor(waitFromMinute / 30)), waitMin);
  }
  const found = waits.done();
  const cells = cellsOf(found);
  const hours = hoursOf(found, goalMin);
  return { goalMin, all: waitsOf(found.of(0, halfHours * weekdays - 1), goalMin), hours, cells, ...ends };
};

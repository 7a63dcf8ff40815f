import type { AppointmentFact, Facts } from '../facts/fact';
import { periodOf } from '../period/period-of';
import { byDay, groups } from './grouped';
import { compareText } from '../../../lib/compare';

/** Places of appointments and what became of them, over days that are past. */
type SlotUse = {
  readonly places: number;
  /** Held. */
  readonly used: number;
  readonly noShow: number;
  /** Cancelled less than two days before: too late for somebody else. */
  readonly lateCancelled: number;
  readonly neverBooked: number;
  /** Over, and nobody said what came of them. */
  readonly withoutOutcome: number;
};

/** A week (from its Monday). */
type SlotWeek = SlotUse & { readonly from: string };

/** Wasted = missed + cancelled late + never booked. */
export type WastedSlots = SlotUse & {
  readonly wasted: number;
  /** Of all places; `null` when there were none. */
  readonly share: number | null;
  readonly weeks: readonly SlotWeek[];
};

type Tally = { -readonly [Key in Exclude<keyof SlotUse, 'neverBooked'>]: SlotUse[Key] };
const tally = (): Tally => ({ places: 0, used: 0, noShow: 0, lateCancelled: 0, withoutOutcome: 0 });

const lateDays = 2;

const addTo = (into: Tally, { end, cancelledDaysBefore }: AppointmentFact): void => {
  if (end === 'attended') into.used += 1;
  else if (end === 'noShow') into.noShow += 1;
  else if (end === 'needsOutcome') into.withoutOutcome += 1;
  else if (cancelledDaysBefore !== null && cancelledDaysBefore < lateDays) into.lateCancelled += 1;
};

const useOf = (sums: Tally): SlotUse => ({
  ...sums,
  neverBooked: Math.max(0, sums.places - sums.used - sums.noShow - sums.lateCancelled - sums.withoutOutcome),
});

/**
 * What became of the places of past days. A place is what the open desks could hold, so this is a figure of the whole site: filtered by
 * department, reason or channel it says nothing. Weeks that held more than their places have none left over. `facts`: of the period.
 */
export const wastedSlots = (facts: Facts): WastedSlots => {
  const mondayOf = byDay((day) => periodOf('week', day).from);
  const found = groups<string, Tally>(tally);
  for (const { day, places } of facts.days) if (day < facts.asOf.day) found.of(mondayOf(day)).places += places;
  for (const one of facts.appointments) if (one.day < facts.asOf.day) addTo(found.of(mondayOf(one.day)), one);
  const weeks = found
    .all()
    .map(([from, sums]) => ({ from, ...useOf(sums) }))
    .toSorted((a, b) => compareText(a.from, b.from));
  const sum = (key: keyof SlotUse): number => weeks.reduce((total, week) => total + week[key], 0);
  const wasted = sum('noShow') + sum('lateCancelled') + sum('neverBooked');
  const places = sum('places');
  return {
    places,
    used: sum('used'),
    noShow: sum('noShow'),
    lateCancelled: sum('lateCancelled'),
    neverBooked: sum('neverBooked'),
    withoutOutcome: sum('withoutOutcome'),
    wasted,
    share: places === 0 ? null : wasted / places,
    weeks,
  };
};

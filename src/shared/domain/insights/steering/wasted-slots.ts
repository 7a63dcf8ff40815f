import type { AppointmentFact, Facts } from '../facts/fact';
import { periodOf } from '../period/period-of';
import { byDay, groups, type Groups } from './grouped';
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

/** What a day could hold is an estimate, by the usual length of an appointment: a day that held more could hold more. */
const partsOf = ({ places, ...taken }: Tally): SlotUse => {
  const sum = taken.used + taken.noShow + taken.lateCancelled + taken.withoutOutcome;
  return { ...taken, places: Math.max(places, sum), neverBooked: Math.max(0, places - sum) };
};

const counts = ['places', 'used', 'noShow', 'lateCancelled', 'neverBooked', 'withoutOutcome'] as const;

const sumOf = (all: readonly SlotUse[]): SlotUse => {
  const sum = (key: keyof SlotUse): number => all.reduce((total, one) => total + one[key], 0);
  return Object.fromEntries(counts.map((key) => [key, sum(key)])) as SlotUse;
};

/** Past days of a site on which appointments stood though no place is known of: how many more could have been held cannot be told. */
export const daysOfUnknownPlaces = (facts: Facts): number => {
  const keyOf = ({ day, siteId }: { readonly day: string; readonly siteId: string }): string => `${siteId} ${day}`;
  const known = new Set(facts.days.filter(({ places }) => places > 0).map(keyOf));
  const held = facts.appointments.filter(
    ({ day, end }) => day < facts.asOf.day && (end === 'attended' || end === 'noShow'),
  );
  return new Set(held.map(keyOf).filter((key) => !known.has(key))).size;
};

/**
 * What became of the places of past days. A place is what the open desks could hold, so this is a figure of the whole site: filtered by
 * department, reason or channel it says nothing. Each day of each site is judged by itself, so that a site is a part of all of them, and no
 * full day hides the empty places of another. `facts`: of the period.
 */
export const wastedSlots = (facts: Facts): WastedSlots => {
  const mondayOf = byDay((day) => periodOf('week', day).from);
  const days = groups<string, Groups<string, Tally>>(() => groups<string, Tally>(tally));
  const of = ({ day, siteId }: { readonly day: string; readonly siteId: string }): Tally => days.of(day).of(siteId);
  for (const one of facts.days) if (one.day < facts.asOf.day) of(one).places += one.places;
  for (const one of facts.appointments) if (one.day < facts.asOf.day) addTo(of(one), one);
  const weeks = groups<string, SlotUse[]>(() => []);
  for (const [day, sites] of days.all()) for (const [, one] of sites.all()) weeks.of(mondayOf(day)).push(partsOf(one));
  const found = weeks
    .all()
    .map(([from, all]) => ({ from, ...sumOf(all) }))
    .toSorted((a, b) => compareText(a.from, b.from));
  const sums = sumOf(found);
  const wasted = sums.noShow + sums.lateCancelled + sums.neverBooked;
  return { ...sums, wasted, share: sums.places === 0 ? null : wasted / sums.places, weeks: found };
};

import { addDays, daysBetween, minutesOf } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { findPlace } from '../scheduling/find-place';
import { freeSlots } from '../scheduling/free-slots';
import { livePlacements } from '../scheduling/live-placements';
import type { Slot } from '../scheduling/placed';
import { planDay } from '../scheduling/plan-day';
import { compareText } from '../../lib/compare';
import { groupBy } from '../../lib/group-by';

/** So far ahead a place is looked for, days. */
const horizonDays = 30;
/** Two places of one day that are offered side by side lie so far apart, minutes. */
const apartMin = 20;

/** A place to which an appointment may move. `days` and `minutes` say how far it is from where it stands. */
export type MoveTo = { readonly slot: Slot; readonly days: number; readonly minutes: number };

type MoveFacts = {
  readonly ref: SiteReference;
  /** The appointments from today on, the one that moves included. */
  readonly appointments: readonly Appointment[];
  readonly appointment: Appointment;
  /** The civil moment of the site. */
  readonly now: { readonly day: string; readonly time: string };
};

type Search = {
  readonly slotsOf: (day: string) => readonly Slot[];
  readonly sameHour: (day: string) => Slot | null;
};

const searchOf = ({ ref, appointments, appointment, now }: MoveFacts): Search => {
  const { reasonId, durationMin, time, deskId } = appointment;
  const others = appointments.filter((one) => one.id !== appointment.id);
  const byDay = groupBy(livePlacements(others, ref.reasons), ({ day }) => day);
  const isAhead = (slot: Slot): boolean => slot.day > now.day || (slot.day === now.day && slot.time >= now.time);
  const placeAt = (day: string, at: string): Slot | null => {
    const plan = planDay(ref, day);
    const live = byDay.get(day) ?? [];
    // The desk that the person knows of comes first.
    const same = findPlace(plan, live, { reasonId, durationMin, time: at, deskId });
    const found = same.ok ? same : findPlace(plan, live, { reasonId, durationMin, time: at });
    return found.ok && isAhead(found.value) ? found.value : null;
  };
  return {
    slotsOf: (day) => freeSlots(planDay(ref, day), byDay.get(day) ?? [], { reasonId, durationMin }).filter(isAhead),
    sameHour: (day) => placeAt(day, time),
  };
};

/** Nearest first; at the same distance the later one: who comes at the old hour still finds their place. */
const byDistance = (slots: readonly Slot[], time: string): Slot[] => {
  const away = (slot: Slot): number => Math.abs(minutesOf(slot.time) - minutesOf(time));
  return slots.toSorted((a, b) => away(a) - away(b) || compareText(b.time, a.time));
};

const onOwnDay = ({ appointment, now }: MoveFacts, search: Search, most: number): Slot[] => {
  if (appointment.day < now.day) return [];
  const same = search.sameHour(appointment.day);
  const chosen = same ? [same] : [];
  if (chosen.length >= most) return chosen;
  for (const slot of byDistance(search.slotsOf(appointment.day), appointment.time)) {
    if (chosen.length >= most) break;
    const isApart = chosen.every(({ time }) => Math.abs(minutesOf(time) - minutesOf(slot.time)) >= apartMin);
    if (isApart) chosen.push(slot);
  }
  return chosen;
};

/**
 * Up to `count` places for an appointment that has to move, the nearest first: the `ofOwnDay` nearest of its own day, then the same
 * hour on the next days that have it, then the nearest hour of a day. Each has room for its whole length, none is past, and
 * no two are on one later day. Whoever moves leaves their own place, so the same hour may come first when room was freed.
 */
export const moveAlternatives = (facts: MoveFacts, count: number, ofOwnDay = 1): MoveTo[] => {
  const { appointment, now } = facts;
  const search = searchOf(facts);
  const from = appointment.day < now.day ? now.day : appointment.day;
  const days = Array.from({ length: horizonDays }, (_, index) => addDays(from, index + 1));
  const chosen = new Map<string, Slot>();
  const own = onOwnDay(facts, search, Math.min(count, ofOwnDay));
  const take = (slotOf: (day: string) => Slot | null | undefined): void => {
    for (const day of days) {
      if (own.length + chosen.size >= count) return;
      const slot = chosen.has(day) ? null : slotOf(day);
      if (slot) chosen.set(day, slot);
    }
  };
  take(search.sameHour);
  take((day) => byDistance(search.slotsOf(day), appointment.time)[0]);
  return [...own, ...chosen.values()]
    .map((slot) => ({
      slot,
      days: daysBetween(appointment.day, slot.day),
      minutes: minutesOf(slot.time) - minutesOf(appointment.time),
    }))
    .toSorted((a, b) => a.days - b.days || Math.abs(a.minutes) - Math.abs(b.minutes))
    .slice(0, Math.max(0, count));
};

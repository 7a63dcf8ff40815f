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

const nearest = (slots: readonly Slot[], time: string): Slot | undefined => {
  const away = (slot: Slot): number => Math.abs(minutesOf(slot.time) - minutesOf(time));
  // At the same distance the later one: who comes at the old hour still finds their place.
  return slots.toSorted((a, b) => away(a) - away(b) || compareText(b.time, a.time))[0];
};

const onOwnDay = ({ appointment, now }: MoveFacts, search: Search): Slot[] => {
  if (appointment.day < now.day) return [];
  const slot = search.sameHour(appointment.day) ?? nearest(search.slotsOf(appointment.day), appointment.time);
  return slot ? [slot] : [];
};

/**
 * Up to `count` places for an appointment that has to move, the nearest first: the nearest of its own day, then the same
 * hour on the next days that have it, then the nearest hour of a day. Each has room for its whole length, none is past, and
 * no two are on one day. Whoever moves leaves their own place, so the same hour may come first when room was freed.
 */
export const moveAlternatives = (facts: MoveFacts, count: number): MoveTo[] => {
  const { appointment, now } = facts;
  const search = searchOf(facts);
  const from = appointment.day < now.day ? now.day : appointment.day;
  const days = Array.from({ length: horizonDays }, (_, index) => addDays(from, index + 1));
  const chosen = new Map<string, Slot>();
  for (const slot of onOwnDay(facts, search)) chosen.set(slot.day, slot);
  const take = (slotOf: (day: string) => Slot | null | undefined): void => {
    for (const day of days) {
      if (chosen.size >= count) return;
      const slot = chosen.has(day) ? null : slotOf(day);
      if (slot) chosen.set(day, slot);
    }
  };
  take(search.sameHour);
  take((day) => nearest(search.slotsOf(day), appointment.time));
  return [...chosen.values()]
    .map((slot) => ({
      slot,
      days: daysBetween(appointment.day, slot.day),
      minutes: minutesOf(slot.time) - minutesOf(appointment.time),
    }))
    .toSorted((a, b) => a.days - b.days || Math.abs(a.minutes) - Math.abs(b.minutes))
    .slice(0, Math.max(0, count));
};

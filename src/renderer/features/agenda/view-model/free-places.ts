import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { indexPlacements, type PlacementIndex } from '#shared/domain/scheduling/day-load';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import type { Slot, SlotWish } from '#shared/domain/scheduling/placed';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { quotaReached } from '#shared/domain/scheduling/quotas';
import { searchSlots, type SlotSearch } from '#shared/domain/scheduling/search-slots';
import { defaultHorizonDays } from '#shared/domain/scheduling/wish-rules';
import { addDays, minutesOf, timeOf } from '#shared/time/civil';

import { noPreferences, type SlotPreferences } from './slot-preferences';

/** Where the search for free places begins: now, or the day that is shown. */
export type SearchFrom = { readonly day: string; readonly minute: number };

/** Over how many days places are looked for. */
export const searchDays = 60;

/** The last day that is read to look for places, from today or from a day wished. */
export const lastSearched = (today: string, fromDay: string): string =>
  addDays(fromDay > today ? fromDay : today, searchDays);

/** From a civil day to another, both included. */
export type DaySpan = { readonly from: string; readonly to: string };

/**
 * The days after those that are searched, on which somebody may have an appointment already: up to the furthest that any reason is booked,
 * and to the place itself. `null` = none.
 */
export const daysBeyond = (
  { reasons }: Pick<SiteReference, 'reasons'>,
  today: string,
  searched: string,
  placeDay: string,
): DaySpan | null => {
  const horizons = reasons.map(({ horizonDays }) => horizonDays ?? defaultHorizonDays);
  const booked = addDays(today, Math.max(0, ...horizons));
  const to = placeDay > booked ? placeDay : booked;
  return to > searched ? { from: addDays(searched, 1), to } : null;
};

/**
 * Free places worth offering: the first, then each next one that begins when the one before would be over, so that five
 * offers are five choices and not one in five steps.
 */
export const spreadSlots = (slots: readonly Slot[], count: number): Slot[] => {
  const chosen: Slot[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (last && last.day === slot.day && minutesOf(slot.time) < minutesOf(last.time) + last.durationMin) continue;
    chosen.push(slot);
    if (chosen.length === count) break;
  }
  return chosen;
};

const upToFive = (minute: number): string => timeOf(Math.min(23 * 60 + 55, Math.ceil(minute / 5) * 5));

/** The appointments that take room, by their day; `exceptId` is one that would move away. */
export const liveIndex = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  exceptId = '',
): PlacementIndex =>
  indexPlacements(
    livePlacements(
      appointments.filter((one) => one.id !== exceptId),
      reference.reasons,
    ),
  );

/** What is asked of the engine: its first day and time, and what somebody prefers. */
export const searchOf = (from: SearchFrom, count: number, preferences: SlotPreferences): SlotSearch => {
  const { fromDay, fromTime, half, weekday } = preferences;
  const time = fromDay > from.day ? '00:00' : upToFive(from.minute);
  return {
    from: fromDay < from.day ? { day: from.day, time } : { day: fromDay, time: fromTime > time ? fromTime : time },
    days: searchDays,
    count,
    ...(half === 'any' ? {} : { halfDay: half }),
    ...(weekday === 0 ? {} : { weekdays: [weekday] }),
  };
};

export type PlaceSearch = {
  readonly reference: SiteReference;
  readonly index: PlacementIndex;
  readonly wish: SlotWish;
  /** The civil moment of the site. */
  readonly now: SearchFrom;
  readonly from: SearchFrom;
  readonly preferences?: SlotPreferences;
};

/** The wish with the desk that somebody prefers. */
export const wishedDesk = (wish: SlotWish, { deskId }: SlotPreferences): SlotWish =>
  deskId === '' ? wish : { ...wish, deskId };

/** A day with free places before the first that is offered, and the quota that keeps them. */
export type HeldByQuota = { readonly day: string; readonly label: string };

/** Whether a quota keeps places that are sooner than the first `offered`: an agent who does not know would say that there is none. */
export const heldByQuota = (asked: PlaceSearch, offered: Slot | undefined): HeldByQuota | null => {
  const { reference, index, now, preferences = noPreferences } = asked;
  if (reference.quotas.length === 0) return null;
  const [sooner] = freePlaces({ ...asked, reference: { ...reference, quotas: [] } }, 1);
  if (!sooner || (offered && sooner.day >= offered.day)) return null;
  const { day } = sooner;
  const { rules } = planDay(reference, day, { day: now.day, time: timeOf(now.minute) });
  const quota = quotaReached(rules?.quotas ?? [], index.day(day), wishedDesk(asked.wish, preferences));
  return quota && { day, label: quota.label };
};

/** The next places for a wish over the coming days, as somebody prefers them. */
export const freePlaces = (asked: PlaceSearch, count: number): Slot[] => {
  const { reference, index, now, from, preferences = noPreferences } = asked;
  const wish = wishedDesk(asked.wish, preferences);
  // Enough steps of five minutes that the offers are found among them, whatever the length.
  const steps = count * Math.ceil(wish.durationMin / 5) + count;
  const scene = { ref: reference, liveByDay: index.day, now: { day: now.day, time: timeOf(now.minute) } };
  const slots = searchSlots(scene, wish, searchOf(from, steps, preferences));
  return spreadSlots(
    slots.map(({ day, time, durationMin, deskId }) => ({ day, time, durationMin, deskId })),
    count,
  );
};

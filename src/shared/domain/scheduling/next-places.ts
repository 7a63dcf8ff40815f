import { addDays, type Civil } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';

import { durationFor } from './duration';
import { livePlacements } from './live-placements';
import { nextFreeSlots } from './next-free-slots';
import type { Slot } from './placed';
import { entryById } from '../../lib/entry-by-id';
import { groupBy } from '../../lib/group-by';

/** How far places are looked for, days. */
export const placesWithinDays = 60;

const offered = 3;

/**
 * The first free place from a civil day on, and the first of two later days. None where the reason is not booked or has no table for
 * so many persons. With `now` notice and horizon count.
 */
export const nextPlaces = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  wish: { readonly reasonId: string; readonly persons: number },
  fromDay: string,
  now: Civil | null = null,
): readonly Slot[] => {
  const reason = entryById(reference.reasons, wish.reasonId);
  const duration = reason ? durationFor(reason, wish.persons) : null;
  if (!reason?.bookable || !duration?.ok) return [];
  const byDay = groupBy(livePlacements(appointments, reference.reasons), ({ day }) => day);
  const slotWish = { reasonId: reason.id, durationMin: duration.value, channel: 'desk' };
  const last = addDays(fromDay, placesWithinDays - 1);
  const slots: Slot[] = [];
  for (let from = fromDay; slots.length < offered && from <= last;) {
    const days = placesWithinDays;
    const [slot] = nextFreeSlots(reference, (day) => byDay.get(day) ?? [], slotWish, from, '00:00', 1, days, now);
    if (!slot || slot.day > last) break;
    slots.push(slot);
    from = addDays(slot.day, 1);
  }
  return slots;
};

import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { nextFreeSlots } from '#shared/domain/scheduling/next-free-slots';
import type { Placed, Slot, SlotWish } from '#shared/domain/scheduling/placed';
import { minutesOf, timeOf } from '#shared/time/civil';

/** Where the search for free places begins: now, or the day that is shown. */
export type SearchFrom = { readonly day: string; readonly minute: number };

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

/** The next places for a wish over the coming 60 days. `exceptId` is an appointment that would move away. */
export const freePlaces = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  wish: SlotWish,
  from: SearchFrom,
  count: number,
  exceptId = '',
): Slot[] => {
  const live = livePlacements(
    appointments.filter((one) => one.id !== exceptId),
    reference.reasons,
  );
  const byDay = new Map<string, Placed[]>();
  for (const placed of live) byDay.set(placed.day, [...(byDay.get(placed.day) ?? []), placed]);
  const liveByDay = (day: string): readonly Placed[] => byDay.get(day) ?? [];
  // Enough steps of five minutes that the offers are found among them, whatever the length.
  const steps = count * Math.ceil(wish.durationMin / 5) + count;
  return spreadSlots(nextFreeSlots(reference, liveByDay, wish, from.day, upToFive(from.minute), steps), count);
};

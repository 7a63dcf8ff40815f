import { addDays, minutesOf } from '../../time/civil';
import type { Reason, SiteReference } from '../model/reference';
import { nextFreeSlots } from './next-free-slots';
import type { Placed, Slot } from './placed';
import { compareText } from '../../lib/compare';
import { entryById } from '../../lib/entry-by-id';

/** A place that a desk asks the server to keep for it. */
type LeaseWish = Slot & { readonly reasonId: string };

/** For whom and for when places are wanted. `deskId` is `''` for a station without a desk of its own. */
type LeaseNeed = { readonly deskId: string; readonly today: string; readonly count: number };

/** What a desk most likely books: its favourites first, then by id, so that a restart wishes the same. */
const likelyReasons = (ref: SiteReference, deskId: string): Reason[] => {
  const desk = entryById(ref.desks, deskId);
  const rank = (reason: Reason): number => (reason.favourite === 0 ? 10 : reason.favourite);
  return ref.reasons
    .filter((reason) => reason.bookable && (desk === undefined || desk.reasonIds.includes(reason.id)))
    .toSorted((a, b) => rank(a) - rank(b) || compareText(a.id, b.id));
};

/** Moments lie five minutes apart: of those that overlap at one desk, pauses included, the first is kept. */
const apart = (slots: readonly Slot[], bufferMin: number): Slot[] => {
  const kept: Slot[] = [];
  for (const slot of slots) {
    const last = kept.at(-1);
    const isFree =
      !last || last.day !== slot.day || minutesOf(last.time) + last.durationMin + bufferMin <= minutesOf(slot.time);
    if (isFree) kept.push(slot);
  }
  return kept;
};

/** Places are leased up to so many days ahead. */
export const LEASED_DAYS = 14;
/** Nearer days are everybody's: what is still free there would stay empty for the sake of an outage. */
const sparedDays = 2;

/** The first civil day on which a place may be leased, and the first on which a lease is worth keeping. */
export const firstLeasedDay = (today: string): string => addDays(today, sparedDays);

/**
 * The places that a desk should hold for when it is out of reach: for its likely reasons in turn the first free ones from
 * the day after tomorrow on, at its own desk where there is one. More than it may hold, for the server grants the first that nobody has.
 */
export const chooseLeases = (
  ref: SiteReference,
  liveByDay: (day: string) => readonly Placed[],
  { deskId, today, count }: LeaseNeed,
): LeaseWish[] => {
  const own = ref.desks.some((desk) => desk.id === deskId) ? { deskId } : {};
  const byReason = likelyReasons(ref, deskId).map((reason) => {
    const wish = { reasonId: reason.id, durationMin: reason.durationsMin[0] ?? 0, ...own };
    const slots = nextFreeSlots(
      ref,
      liveByDay,
      wish,
      firstLeasedDay(today),
      '00:00',
      count * 12,
      LEASED_DAYS - sparedDays + 1,
    );
    return apart(slots, reason.bufferMin ?? 0).map((slot): LeaseWish => ({ ...slot, reasonId: reason.id }));
  });
  const longest = Math.max(0, ...byReason.map((slots) => slots.length));
  const inTurn = Array.from({ length: longest }, (_, index) => byReason.flatMap((slots) => slots[index] ?? []));
  return inTurn.flat().slice(0, count);
};

import { durationFor } from '../domain/scheduling/duration';
import { findPlace } from '../domain/scheduling/find-place';
import type { Placed } from '../domain/scheduling/placed';
import type { DayPlan, DeskPlan } from '../domain/scheduling/plan-day';
import type { Placement } from '../domain/model/appointment';
import type { SiteReference } from '../domain/model/reference';
import { timeOf } from '../time/civil';
import { reasonIdOf } from './demo-reasons';
import type { Random } from './random';
import { entryById } from '../lib/entry-by-id';

/** A place taken on a day of the demonstration town. */
export type DemoBooking = { readonly placement: Placement; readonly reasonId: string; readonly persons: number };

type Mix = readonly [readonly [string, number], ...(readonly [string, number])[]];
type DeskHabit = { readonly mix: Mix; readonly density: number };

const titles: Mix = [
  ['CNI', 45],
  ['PASSPORT', 28],
  ['CNI-PASSPORT', 27],
];
const civil: Mix = [
  ['MARRIAGE', 32],
  ['PACS', 20],
  ['DEATH', 10],
  ['FAMILY-BOOK', 16],
  ['SCHOOL', 22],
];
const everyday: Mix = [
  ['HOUSING', 42],
  ['SOCIAL-AID', 30],
  ['SCHOOL', 18],
  ['PLANNING', 10],
];

/** What a desk books, told from the first reason it serves, and how full it lets its day become (walk-ins need room). */
const habitOf = (desk: DeskPlan): DeskHabit => {
  if (desk.reasonIds.includes(reasonIdOf('CNI'))) return { mix: titles, density: 1 };
  if (desk.reasonIds.includes(reasonIdOf('COLLECTION'))) return { mix: [['COLLECTION', 1]], density: 0.62 };
  return desk.reasonIds.includes(reasonIdOf('MARRIAGE'))
    ? { mix: civil, density: 0.34 }
    : { mix: everyday, density: 0.35 };
};

const personsOf = (random: Random, most: number): number =>
  Math.min(
    most,
    random.weighted([
      [1, 74],
      [2, 18],
      [3, 6],
      [4, 2],
    ]),
  );

const bookAt = (
  ref: SiteReference,
  plan: DayPlan,
  live: readonly Placed[],
  deskId: string,
  random: Random,
  mix: Mix,
  at: number,
): DemoBooking | null => {
  const reasonId = reasonIdOf(random.weighted(mix));
  const reason = entryById(ref.reasons, reasonId);
  if (!reason) return null;
  const persons = personsOf(random, reason.durationsMin.length);
  const duration = durationFor(reason, persons);
  if (!duration.ok) return null;
  const found = findPlace(plan, live, { reasonId, durationMin: duration.value, time: timeOf(at), deskId });
  return found.ok ? { placement: found.value, reasonId, persons } : null;
};

/**
 * Books a day desk by desk, each booking through the same rules as the counter's. `fill` from 0 to 1 is how much of the
 * room is taken.
 */
export const bookDay = (ref: SiteReference, plan: DayPlan, random: Random, fill: number): DemoBooking[] => {
  const bookings: DemoBooking[] = [];
  const live: Placed[] = [];
  for (const desk of plan.desks) {
    const { mix, density } = habitOf(desk);
    for (const open of desk.open) {
      let at = open.from;
      while (at < open.to) {
        const booking = random.chance(fill * density) ? bookAt(ref, plan, live, desk.deskId, random, mix, at) : null;
        if (booking) {
          bookings.push(booking);
          const needsStation = plan.stationReasonIds.includes(booking.reasonId);
          live.push({ ...booking.placement, id: `${desk.deskId}-${at}`, needsStation });
        }
        // Agents keep a breath now and then; an empty place passes like a short appointment.
        at += booking
          ? booking.placement.durationMin +
            random.weighted([
              [0, 6],
              [5, 3],
              [10, 1],
            ])
          : 15;
      }
    }
  }
  return bookings;
};

import { withoutLimits } from '#shared/domain/booking/without-limits';
import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { findPlace, roomIsTaken } from '#shared/domain/scheduling/find-place';
import { freeSlots } from '#shared/domain/scheduling/free-slots';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import type { Placed, PlaceWish } from '#shared/domain/scheduling/placed';
import { planDay } from '#shared/domain/scheduling/plan-day';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';
import { civilOf, minutesOf } from '#shared/time/civil';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';

/** The appointments of a civil day that take room, by the index of the day. */
export const placedOn = async (
  context: DataContext,
  reference: SiteReference,
  day: string,
  exceptId = '',
): Promise<Placed[]> => {
  const appointments = await readAll<Appointment>(context.database.appointments.find({ selector: { day } }));
  return livePlacements(
    appointments.filter((one) => one.id !== exceptId),
    reference.reasons,
  );
};

/** Whether a slot is over. The one that runs now may still be taken. */
const isPast = (context: DataContext, reference: SiteReference, day: string, wish: PlaceWish): boolean => {
  const now = civilOf(context.now().toISOString(), reference.site.zone);
  return day < now.day || (day === now.day && minutesOf(wish.time) + wish.durationMin <= minutesOf(now.time));
};

/** A place for a wish on a day that is not over, leaving aside the appointment that moves. */
export const placeFor = async (
  context: DataContext,
  reference: SiteReference,
  day: string,
  wish: PlaceWish,
  exceptId = '',
): Promise<Result<Placement, Refusal>> => {
  if (isPast(context, reference, day, wish)) return no({ code: 'slotPast', day, time: wish.time });
  const now = civilOf(context.now().toISOString(), reference.site.zone);
  const plan = planDay(withoutLimits(reference), day, now);
  return findPlace(plan, await placedOn(context, reference, day, exceptId), wish);
};

/** The first free place of the rest of today for somebody who is here, leaving aside their appointment; `null` = the day is full. */
export const nextPlaceToday = async (
  context: DataContext,
  reference: SiteReference,
  { id, reasonId, durationMin }: Pick<Appointment, 'id' | 'reasonId' | 'durationMin'>,
): Promise<Placement | null> => {
  const now = civilOf(context.now().toISOString(), reference.site.zone);
  const plan = planDay(withoutLimits(reference), now.day, now);
  const [slot] = freeSlots(plan, await placedOn(context, reference, now.day, id), { reasonId, durationMin }).filter(
    ({ time }) => minutesOf(time) + durationMin > minutesOf(now.time),
  );
  return slot ?? null;
};

/** Why an appointment can no longer come back to its place; `null` when that is free, or outside of all opening anyway. */
export const roomTaken = async (
  context: DataContext,
  reference: SiteReference,
  appointment: Appointment,
): Promise<Refusal | null> => {
  const { day, time, durationMin, deskId, reasonId } = appointment;
  const placed = await placedOn(context, reference, day, appointment.id);
  const place = findPlace(planDay(reference, day), placed, { reasonId, durationMin, time, deskId });
  return !place.ok && roomIsTaken(place.reason) ? place.reason : null;
};

/** The placed appointments of some days while many are moved: read once, then kept in step with what is written. */
export type RoomBook = {
  readonly of: (day: string) => readonly Placed[];
  /** The appointment stands here now, and nowhere else. */
  readonly put: (appointment: Appointment) => void;
};

/** The appointments that take room on these days, by the index of the day. */
export const openRoomBook = async (
  { database }: DataContext,
  reference: SiteReference,
  days: ReadonlySet<string>,
): Promise<RoomBook> => {
  const found = await readAll<Appointment>(database.appointments.find({ selector: { day: { $in: [...days] } } }));
  const byDay = new Map<string, Placed[]>([...days].map((day) => [day, []]));
  for (const placed of livePlacements(found, reference.reasons)) byDay.get(placed.day)?.push(placed);
  return {
    of: (day) => byDay.get(day) ?? [],
    put: (appointment) => {
      for (const [day, placed] of byDay)
        if (placed.some(({ id }) => id === appointment.id))
          byDay.set(
            day,
            placed.filter(({ id }) => id !== appointment.id),
          );
      for (const placed of livePlacements([appointment], reference.reasons)) byDay.get(placed.day)?.push(placed);
    },
  };
};

import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { Placement } from '../model/appointment';
import { covers, overlaps, peak, subtract, totalMinutes, type Interval } from './intervals';
import { intervalOf, type Placed, type PlaceWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';

const refuseDesks = (plan: DayPlan, wish: PlaceWish): Refusal | readonly DeskPlan[] => {
  const notOffered: Refusal = { code: 'reasonNotOffered', reasonId: wish.reasonId };
  if (!plan.bookableReasonIds.includes(wish.reasonId)) return notOffered;
  const wished = plan.desks.filter((desk) => wish.deskId === undefined || desk.deskId === wish.deskId);
  if (wish.deskId !== undefined && wished.length === 0) return { code: 'notFound', entity: 'desk', id: wish.deskId };
  const serving = wished.filter((desk) => desk.reasonIds.includes(wish.reasonId));
  return serving.length > 0 ? serving : notOffered;
};

/** How much of the free stretch around the placement stays free: the smaller, the fewer crumbs the day keeps. */
const leftOver = (desk: DeskPlan, place: Interval, taken: readonly Interval[]): number => {
  const gap = subtract(desk.open, taken).filter((one) => covers(one, place));
  return totalMinutes(gap) - (place.to - place.from);
};

const takenOf = (live: readonly Placed[], day: string, deskId: string): Interval[] =>
  live.filter((one) => one.day === day && one.deskId === deskId).map(intervalOf);

/** Whether one more placement finds an enrolment station at every moment, over all desks. */
const stationIsFree = (plan: DayPlan, live: readonly Placed[], place: Interval): boolean => {
  const used = live.filter((one) => one.day === plan.day && one.needsStation).map(intervalOf);
  return peak(used, place) < plan.stations;
};

/**
 * Finds the desk for a wish, or says why there is none. A desk must be open for the whole placement, serve the reason
 * and be free; a reason that needs an enrolment station must find one free at every moment. Without a wished desk it
 * chooses the one whose free stretch keeps least, then the lowest number, so that every server chooses alike.
 */
export const findPlace = (plan: DayPlan, live: readonly Placed[], wish: PlaceWish): Result<Placement, Refusal> => {
  const serving = refuseDesks(plan, wish);
  if ('code' in serving) return no(serving);
  const at = { day: plan.day, time: wish.time };
  const place = intervalOf(wish);
  const open = serving.filter((desk) => place.from < place.to && desk.open.some((one) => covers(one, place)));
  if (open.length === 0) return no({ code: 'slotClosed', ...at });
  const free = open
    .map((desk) => ({ desk, taken: takenOf(live, plan.day, desk.deskId) }))
    .filter(({ taken }) => !taken.some((one) => overlaps(one, place)));
  if (free.length === 0) {
    return no(
      wish.deskId === undefined ? { code: 'noDeskFree', ...at } : { code: 'deskBusy', ...at, deskId: wish.deskId },
    );
  }
  if (plan.stationReasonIds.includes(wish.reasonId) && !stationIsFree(plan, live, place)) {
    return no({ code: 'noStationFree', ...at, stations: plan.stations });
  }
  const ranked = free
    .map(({ desk, taken }) => ({ desk, left: leftOver(desk, place, taken) }))
    .toSorted((a, b) => a.left - b.left || a.desk.number - b.desk.number || (a.desk.deskId < b.desk.deskId ? -1 : 1));
  const best = ranked[0];
  if (!best) return no({ code: 'noDeskFree', ...at });
  return ok({ ...at, durationMin: wish.durationMin, deskId: best.desk.deskId });
};

import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { Placement } from '../model/appointment';
import { loadOf, type DayLoad, type Live } from './day-load';
import { refuseDay, refuseQuota, servingDesks } from './day-refusal';
import { deskRanges, isIn, stationRanges } from './day-starts';
import { keptAway } from './kept-away';
import { intervalOf, type PlaceWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';
import { startRanges } from './start-ranges';
import { earliestOf, firstMinute, openTo, reasonIn } from './wish-rules';

/** Too soon by the notice; without one, the place that runs now may still be taken. */
const refuseTime = (plan: DayPlan, wish: PlaceWish): Refusal | null => {
  const first = firstMinute(plan, wish.reasonId);
  const { from, to } = intervalOf(wish);
  if (first === 0) return null;
  if ((reasonIn(plan, wish.reasonId)?.noticeMin ?? 0) === 0)
    return to <= first ? { code: 'slotPast', day: plan.day, time: wish.time } : null;
  const earliest = earliestOf(plan, wish.reasonId);
  return from < first && earliest ? { code: 'tooSoon', ...earliest } : null;
};

const refuseClosed = (plan: DayPlan, serving: readonly DeskPlan[], wish: PlaceWish): Refusal =>
  keptAway(plan, serving, wish, intervalOf(wish)) ?? { code: 'slotClosed', day: plan.day, time: wish.time };

const chooseDesk = (
  plan: DayPlan,
  load: DayLoad,
  wish: PlaceWish,
  open: readonly DeskPlan[],
): Result<string, Refusal> => {
  const at = { day: plan.day, time: wish.time };
  const { from: minute } = intervalOf(wish);
  const free = open.flatMap((desk) => {
    const range = deskRanges(plan, load, wish, desk).find((one) => one.from <= minute && minute <= one.to);
    return range ? [{ deskId: desk.deskId, leftMin: range.leftMin }] : [];
  });
  // The desks come in the order of their numbers, and sorting keeps it among equals.
  const [best] = free.toSorted((a, b) => a.leftMin - b.leftMin);
  if (best) {
    const stations = stationRanges(plan, load, wish);
    return stations && !isIn(stations, minute)
      ? no({ code: 'noStationFree', ...at, stations: plan.stations })
      : ok(best.deskId);
  }
  return no(
    wish.deskId === undefined ? { code: 'noDeskFree', ...at } : { code: 'deskBusy', ...at, deskId: wish.deskId },
  );
};

/**
 * Finds the desk for a wish, or says why there is none. A desk must be open to it for the whole placement, serve the reason and be
 * free, with its pause; a reason that needs an enrolment station must find one free at every moment; quotas, notice and horizon
 * hold as far as the plan knows the moment. Without a wished desk it chooses the one whose free stretch keeps least, then the
 * lowest number, so that every server chooses alike.
 */
export const findPlace = (plan: DayPlan, live: Live, wish: PlaceWish): Result<Placement, Refusal> => {
  const refused = refuseDay(plan, wish) ?? refuseTime(plan, wish);
  if (refused) return no(refused);
  const serving = servingDesks(plan, wish);
  const { from: minute } = intervalOf(wish);
  const open = serving.filter((desk) => isIn(startRanges(openTo(desk, wish), [], wish.durationMin, 0), minute));
  if (open.length === 0) return no(refuseClosed(plan, serving, wish));
  const load = loadOf(live, plan.day);
  const full = refuseQuota(plan, load, wish);
  if (full) return no(full);
  const desk = chooseDesk(plan, load, wish, open);
  return desk.ok ? ok({ day: plan.day, time: wish.time, durationMin: wish.durationMin, deskId: desk.value }) : desk;
};

const taken = new Set<Refusal['code']>(['deskBusy', 'noDeskFree', 'noStationFree']);

/** Whether a place is refused because somebody else has it. */
export const roomIsTaken = ({ code }: Refusal): boolean => taken.has(code);

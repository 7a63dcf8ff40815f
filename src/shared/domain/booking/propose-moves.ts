import { addDays, daysBetween, minutesOf } from '../../time/civil';
import { dayFits } from '../insights/day/day-fits';
import { loadPerHalfHour, placesByHalfHour } from '../insights/day/load-per-half-hour';
import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { freeSlots } from '../scheduling/free-slots';
import { livePlacements } from '../scheduling/live-placements';
import type { Placed, Slot } from '../scheduling/placed';
import { dayPlanner, type DayPlan } from '../scheduling/plan-day';

/** So far ahead a place is looked for, days. */
const horizonDays = 45;
/** To leave the day weighs as much as this many minutes: a place of the same day within some two hours comes first. */
const leavingWeighsMin = 120;
/** Each further day weighs as much as this many minutes: once the day is left, people keep their hour rather than be early. */
const dayWeighsMin = 30;

const weightOf = (days: number): number => (days === 0 ? 0 : leavingWeighsMin + (days - 1) * dayWeighsMin);

/** Where an appointment could go; `null` when there is no place within the horizon. */
export type ProposedMove = { readonly appointment: Appointment; readonly to: Slot | null };

/** What moves are proposed from: the plan, with what is closed in it, and who is booked. */
export type MoveScene = {
  readonly ref: SiteReference;
  /** All appointments from the first day on, those that move included. */
  readonly appointments: readonly Appointment[];
  readonly now: { readonly day: string; readonly time: string };
};

type Rooms = {
  readonly planOf: (day: string) => DayPlan;
  readonly liveOf: (day: string) => Placed[];
  readonly placesOf: (day: string) => ReturnType<typeof placesByHalfHour>;
};

const roomsOf = ({ ref, appointments, now }: MoveScene, leaving: ReadonlySet<string>): Rooms => {
  const planner = dayPlanner(ref, now);
  const plans = new Map<string, DayPlan>();
  const live = new Map<string, Placed[]>();
  const liveOf = (day: string): Placed[] => {
    const known = live.get(day);
    if (known) return known;
    const fresh: Placed[] = [];
    live.set(day, fresh);
    return fresh;
  };
  const staying = appointments.filter((one) => !leaving.has(one.id));
  for (const placed of livePlacements(staying, ref.reasons)) liveOf(placed.day).push(placed);
  const planOf = (day: string): DayPlan => {
    const plan = plans.get(day) ?? planner(day);
    plans.set(day, plan);
    return plan;
  };
  const places = new Map<string, ReturnType<typeof placesByHalfHour>>();
  const placesOf = (day: string): ReturnType<typeof placesByHalfHour> => {
    const known = places.get(day) ?? placesByHalfHour(ref, planOf(day));
    places.set(day, known);
    return known;
  };
  return { planOf, liveOf, placesOf };
};

/** Still to come; today not before the old hour, at which the person arrives if nobody reaches them. */
const isAhead = (now: MoveScene['now'], slot: Slot, oldTime: string): boolean =>
  slot.day > now.day || (slot.day === now.day && slot.time > now.time && slot.time >= oldTime);

/** The slot of a day that is nearest to a time; of two as near the later: who comes at the old hour still finds their place. */
const nearestOf = (slots: readonly Slot[], time: string): { readonly slot: Slot; readonly away: number } | null => {
  let best: { slot: Slot; away: number } | null = null;
  for (const slot of slots) {
    const away = Math.abs(minutesOf(slot.time) - minutesOf(time));
    if (!best || away < best.away || (away === best.away && slot.time > best.slot.time)) best = { slot, away };
  }
  return best;
};

/** Whether the half hour of a slot receives one more than those who begin in it already: a free desk alone is not yet room. */
const roomAt = (rooms: Rooms, day: string): ((slot: Slot) => boolean) => {
  const live = rooms.liveOf(day).map(({ time }) => minutesOf(time));
  const full = rooms
    .placesOf(day)
    .filter(({ from, to, places }) => live.filter((minute) => from <= minute && minute < to).length >= places);
  return ({ time }) => {
    const minute = minutesOf(time);
    return !full.some(({ from, to }) => from <= minute && minute < to);
  };
};

const placeFor = (scene: MoveScene, rooms: Rooms, appointment: Appointment): Slot | null => {
  const { reasonId, durationMin, time } = appointment;
  let best: { slot: Slot; weight: number } | null = null;
  // Where every half hour ahead is full, a free desk in a full one is better than no place.
  let crowded: Slot | null = null;
  for (let offset = 0; offset <= horizonDays; offset += 1) {
    if (best && weightOf(offset) >= best.weight) break;
    const day = addDays(appointment.day, offset);
    const plan = rooms.planOf(day);
    if (plan.desks.every(({ open }) => open.length === 0)) continue;
    const slots = freeSlots(plan, rooms.liveOf(day), { reasonId, durationMin });
    const ahead = slots.filter((slot) => isAhead(scene.now, slot, time));
    const found = nearestOf(ahead.filter(roomAt(rooms, day)), time);
    crowded ??= nearestOf(ahead, time)?.slot ?? null;
    const weight = weightOf(offset) + (found?.away ?? 0);
    if (found && (!best || weight < best.weight)) best = { slot: found.slot, weight };
  }
  return best?.slot ?? crowded;
};

/** What a place was looked for with: a proposal for another hour, length or reason says nothing of this one. */
const lookedForWith = ['day', 'time', 'durationMin', 'reasonId'] as const;

/** Whether what was proposed before, for this very appointment, could be proposed still: one that was moved since is another. */
const holds = (scene: MoveScene, rooms: Rooms, appointment: Appointment, was: Appointment, slot: Slot): boolean => {
  if (lookedForWith.some((field) => appointment[field] !== was[field])) return false;
  const { reasonId, durationMin, time } = appointment;
  const { day } = slot;
  const isSame = (one: Slot): boolean => one.time === slot.time && one.deskId === slot.deskId;
  const free = freeSlots(rooms.planOf(day), rooms.liveOf(day), { reasonId, durationMin });
  return free.some(isSame) && isAhead(scene.now, slot, time) && roomAt(rooms, day)(slot);
};

/** What was proposed before, by the id of its appointment. */
export type ProposedBefore = ReadonlyMap<string, ProposedMove>;

/**
 * A new place for each of those who must move, one after the other in the order of their appointments, so that who came first
 * still does: the same day at another desk within some two hours, else the same hour or near it
 * on a day soon after. No two of them get the same room, nobody who stays is touched, and no half hour takes more people than it has
 * places while another one within the horizon has room. What was proposed before stays where it still holds: the lines that somebody
 * has read do not change because another one did.
 */
export const proposeMoves = (
  scene: MoveScene,
  moving: readonly Appointment[],
  before: ProposedBefore = new Map(),
): ProposedMove[] => {
  const rooms = roomsOf(scene, new Set(moving.map(({ id }) => id)));
  const take = (appointment: Appointment, to: Slot): Slot => {
    rooms.liveOf(to.day).push(...livePlacements([{ ...appointment, ...to }], scene.ref.reasons));
    return to;
  };
  const kept = new Map(
    moving.flatMap((appointment) => {
      const known = before.get(appointment.id);
      return known?.to && holds(scene, rooms, appointment, known.appointment, known.to)
        ? [[appointment.id, take(appointment, known.to)] as const]
        : [];
    }),
  );
  return moving.map((appointment) => {
    const known = kept.get(appointment.id);
    if (known) return { appointment, to: known };
    const found = placeFor(scene, rooms, appointment);
    return { appointment, to: found && take(appointment, found) };
  });
};

/** How far a proposal lies from where somebody stood: days, and minutes of the day. */
export const distanceOf = ({ appointment, to }: ProposedMove): { readonly days: number; readonly minutes: number } =>
  to
    ? { days: daysBetween(appointment.day, to.day), minutes: minutesOf(to.time) - minutesOf(appointment.time) }
    : { days: 0, minutes: 0 };

/** A day that others are moved to: who was booked on it before and who is after, what it holds, and how many are too many in its half hours. */
export type FilledDay = {
  readonly day: string;
  readonly before: number;
  readonly after: number;
  readonly places: number;
  readonly tooMany: number;
};

/** What each day holds after the moves. People without an appointment are not counted. */
export const filledDays = (
  ref: SiteReference,
  appointments: readonly Appointment[],
  moves: readonly ProposedMove[],
): readonly FilledDay[] => {
  const places = new Map(moves.flatMap(({ appointment, to }) => (to ? [[appointment.id, to] as const] : [])));
  const settled = appointments.map((one) => ({ ...one, ...places.get(one.id) }));
  const days = [...new Set([...places.values()].map(({ day }) => day))].toSorted();
  const rowsOf = (day: string, all: readonly Appointment[]) =>
    loadPerHalfHour({ day, ref, appointments: all.filter((one) => one.day === day), tickets: [] }).rows;
  return days.map((day) => {
    const [was, rows] = [rowsOf(day, appointments), rowsOf(day, settled)];
    return {
      day,
      before: was.reduce((sum, { booked }) => sum + booked, 0),
      after: rows.reduce((sum, { booked }) => sum + booked, 0),
      places: rows.reduce((sum, row) => sum + row.places, 0),
      tooMany: dayFits(rows, '00:00').tooMany,
    };
  });
};

import { foldText } from '../../../lib/fold-text';
import { withoutLimits } from '../../booking/without-limits';
import type { Appointment } from '../../model/appointment';
import type { Desk, SiteReference } from '../../model/reference';
import { findPlace } from '../../scheduling/find-place';
import { overlaps, peak } from '../../scheduling/intervals';
import { livePlacements } from '../../scheduling/live-placements';
import { deskIntervalOf, intervalOf, stationIntervalOf, type Placed } from '../../scheduling/placed';
import { dayPlanner, type DayPlan } from '../../scheduling/plan-day';
import { entryById } from '../../../lib/entry-by-id';
import { groupBy } from '../../../lib/group-by';

/** An appointment that looks for its desk. `deskText` is what a table says of it: a desk, its number, or who sits there. */
type Unplaced = {
  readonly day: string;
  readonly time: string;
  readonly durationMin: number;
  readonly reasonId: string;
  readonly deskText: string;
};

/**
 * Where it goes: there is room; it is outside of the opening hours, which is no surplus; or it is beyond capacity. `closedDay` = why nobody
 * is received on the whole day, a holiday or a closure by name, `''` without a name; `null` = somebody is.
 */
export type Seat = {
  readonly deskId: string;
  readonly room: 'free' | 'closed' | 'full';
  readonly closedDay: string | null;
};

const wordsOf = (text: string): string => foldText(text).split(' ').toSorted().join(' ');

const deskOfText = (reference: SiteReference, text: string): Desk | undefined => {
  const wanted = wordsOf(text);
  if (wanted === '') return undefined;
  const usual = reference.agents.find((agent) => wordsOf(agent.name) === wanted)?.usualDeskId;
  const number = /^(?:guichet |poste )?(\d{1,3})$/.exec(foldText(text))?.[1];
  return reference.desks.find(
    (desk) =>
      desk.id === usual || wordsOf(desk.name) === wanted || (number !== undefined && desk.number === Number(number)),
  );
};

const at = (live: readonly Placed[], deskId: string, one: Unplaced): readonly Placed[] =>
  live.filter((other) => other.deskId === deskId && overlaps(deskIntervalOf(other), intervalOf(one)));

/** Without room the desk that serves the reason and has least at that time, so that the surplus is spread. */
const leastBusy = (plan: DayPlan, live: readonly Placed[], one: Unplaced): string => {
  const serving = plan.desks.filter((desk) => desk.reasonIds.includes(one.reasonId));
  const desks = serving.length > 0 ? serving : plan.desks;
  const load = (deskId: string): number => at(live, deskId, one).length;
  const ranked = desks.toSorted((a, b) => load(a.deskId) - load(b.deskId) || a.number - b.number);
  return ranked[0]?.deskId ?? '';
};

/** What the server will say: it looks at the desk and at the enrolment stations, not at opening hours. */
const isFull = (plan: DayPlan, live: readonly Placed[], deskId: string, one: Unplaced): boolean => {
  if (at(live, deskId, one).length > 0) return true;
  const atStations = live.filter((other) => other.needsStation).map(stationIntervalOf);
  return plan.stationReasonIds.includes(one.reasonId) && peak(atStations, stationIntervalOf(one)) >= plan.stations;
};

const closedDayOf = ({ desks, holiday = '', closedBy }: DayPlan): string | null =>
  desks.every(({ open }) => open.length === 0) ? holiday || closedBy : null;

type Scene = { readonly plan: DayPlan; readonly live: Placed[] };

const seatOn = ({ plan, live }: Scene, wishedId: string | undefined, one: Unplaced): Seat => {
  const wish = { reasonId: one.reasonId, durationMin: one.durationMin, time: one.time };
  const wished = wishedId === undefined ? null : findPlace(plan, live, { ...wish, deskId: wishedId });
  const found = wished?.ok ? wished : findPlace(plan, live, wish);
  if (found.ok) return { deskId: found.value.deskId, room: 'free', closedDay: null };
  const deskId = wishedId ?? leastBusy(plan, live, one);
  return { deskId, room: isFull(plan, live, deskId, one) ? 'full' : 'closed', closedDay: closedDayOf(plan) };
};

/**
 * Finds desks for appointments of any days, one after the other, beside those that are booked. Nothing is refused, and notice and
 * horizon do not bound what was booked elsewhere: see `room`.
 */
export const seatFinder = (reference: SiteReference, existing: readonly Appointment[]): ((one: Unplaced) => Seat) => {
  const planOf = dayPlanner(withoutLimits(reference));
  const stored = groupBy(existing, ({ day }) => day);
  const needsStation = new Set(reference.reasons.filter((reason) => reason.needsStation).map(({ id }) => id));
  const scenes = new Map<string, Scene>();
  const sceneOf = (day: string): Scene => {
    const known = scenes.get(day);
    if (known) return known;
    const scene = { plan: planOf(day), live: livePlacements(stored.get(day) ?? [], reference.reasons) };
    scenes.set(day, scene);
    return scene;
  };
  return (one) => {
    const scene = sceneOf(one.day);
    const seat = seatOn(scene, deskOfText(reference, one.deskText)?.id, one);
    const { day, time, durationMin, reasonId } = one;
    const bufferMin = entryById(reference.reasons, reasonId)?.bufferMin ?? 0;
    const id = `import ${scene.live.length}`;
    const needs = { needsStation: needsStation.has(reasonId), bufferMin, reasonId };
    scene.live.push({ id, day, time, durationMin, deskId: seat.deskId, ...needs });
    return seat;
  };
};

import { chance } from '../../../lib/chance';
import type { FloorState } from '../../queue/floor-state';
import { fillKind, modelOf, type Model } from '../../queue/look-ahead-model';
import { begin, floorOf, mostCalls, step, type Floor } from '../../queue/look-ahead-run';

/** Who will come without appointment: how many in which stretch of time, for what, and how often with priority. */
export type WalkInsAhead = {
  readonly steps: readonly { readonly fromMs: number; readonly toMs: number; readonly people: number }[];
  readonly reasons: readonly { readonly reasonId: string; readonly weight: number }[];
  readonly priorityShare: number;
};

/** Somebody of a day that was lived through: when their wait began, and when they were called (infinite = never). */
export type LivedPerson = {
  readonly startMs: number;
  readonly calledMs: number;
  readonly isNewWalkIn: boolean;
  readonly reasonId: string;
};
/** Everybody of a day that was lived through, in no order. */
export type LivedDay = readonly LivedPerson[];

/** Lives the rest of a day through so many times; the same seed gives the same days. */
type DaySimulator = (looks: number, seed: number) => readonly LivedDay[];

const minuteMs = 60_000;
/** The whole day: whoever is booked late in it still decides who is the last to be received. */
const wholeDayMin = 1_440;

/** A number of arrivals with this mean (Poisson, by Knuth's product of uniform draws). */
const arrivals = (mean: number, draw: () => number): number => {
  const limit = Math.exp(-Math.min(mean, 50));
  let product = draw();
  let count = 0;
  while (product > limit) {
    product *= draw();
    count += 1;
  }
  return count;
};

const kindOf = (weights: readonly number[], share: number): number => {
  let left = share * weights.reduce((sum, one) => sum + one, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => (left -= weight) < 0),
  );
};

type Scene = {
  readonly model: Model;
  readonly ahead: WalkInsAhead;
  readonly weights: readonly number[];
  readonly reasonIds: readonly string[];
};

/** Lets people without appointment come; answers their rows. */
const bringWalkIns = ({ model, ahead, weights }: Scene, floor: Floor, draw: () => number): number[] => {
  const { crowd, kinds, newcomersFrom, newcomers } = model;
  const rows: number[] = [];
  for (const { fromMs, toMs, people } of ahead.steps) {
    for (let left = arrivals(people, draw); left > 0 && rows.length < newcomers.length; left -= 1) {
      const row = newcomersFrom + rows.length;
      const kind = kindOf(weights, draw());
      const at = fromMs + draw() * (toMs - fromMs);
      fillKind(crowd, kinds, row, kind);
      crowd.arrivedAt[row] = at;
      crowd.dueAt[row] = Number.NaN;
      crowd.ord[row] = row;
      crowd.ceilingAt[row] = at + (kinds.ceilingMs[kind] ?? 0);
      crowd.priority[row] = draw() < ahead.priorityShare ? 1 : 0;
      rows.push(row);
    }
  }
  floor.coming.push(...rows);
  floor.coming.sort((a, b) => (crowd.arrivedAt[a] ?? 0) - (crowd.arrivedAt[b] ?? 0));
  return rows;
};

const liveOnce = (scene: Scene, seed: number): LivedDay => {
  const { model } = scene;
  const { crowd, nowMs } = model;
  const floor = floorOf(model, seed);
  begin(floor);
  floor.open.length = 0;
  // Drawn apart from the rest, so that the same people come whatever is changed at the desks.
  const walkIns = new Set(bringWalkIns(scene, floor, chance(seed ^ 0x5bd1e995)));
  const people = [...model.waiting.keys(), ...floor.coming];
  const called = Array.from(crowd.arrivedAt, () => new Float64Array(1).fill(Number.POSITIVE_INFINITY));
  const looks = { newcomers: [], waiting: called };
  for (let left = mostCalls; left > 0 && step(floor, looks, 0);) left -= 1;
  return people.map((row) => ({
    startMs: Math.max(crowd.arrivedAt[row] ?? 0, crowd.dueAt[row] || 0),
    calledMs: nowMs + (called[row]?.[0] ?? Number.POSITIVE_INFINITY) * minuteMs,
    isNewWalkIn: walkIns.has(row),
    reasonId: scene.reasonIds[crowd.kind[row] ?? 0] ?? '',
  }));
};

const mixed = (seed: number, look: number): number => Math.imul(seed + 1, 0x9e3779b1) + Math.imul(look + 1, 0x85ebca6b);

/**
 * Makes a floor ready to be lived through to its end with the real calling rule: those who wait, those with an appointment as they
 * use to come, and walk-ins as forecast (a Poisson number in each stretch). Two floors with other desks and the same seed are met by the
 * same people, so that what differs is the desks' doing.
 */
export const daySimulator = (state: FloorState, ahead: WalkInsAhead): DaySimulator => {
  const expected = ahead.steps.reduce((sum, { people }) => sum + people, 0);
  const rows = ahead.reasons.length === 0 ? 0 : Math.ceil(expected + 5 * Math.sqrt(expected));
  const reasonId = ahead.reasons[0]?.reasonId ?? '';
  // Those with priority come among the walk-ins here.
  const times = { ...state.times, priorityPerHour: new Map<string, number>() };
  const model = modelOf(
    { ...state, times },
    Array.from({ length: rows }, () => ({ reasonId })),
    wholeDayMin,
  );
  const weightOf = new Map(ahead.reasons.map((one) => [one.reasonId, one.weight]));
  const reasonIds = state.reference.reasons.map(({ id }) => id);
  const scene = { model, ahead, reasonIds, weights: reasonIds.map((id) => weightOf.get(id) ?? 0) };
  return (looks, seed) =>
    model.hours.length === 0 ? [] : Array.from({ length: looks }, (_, look) => liveOnce(scene, mixed(seed, look)));
};

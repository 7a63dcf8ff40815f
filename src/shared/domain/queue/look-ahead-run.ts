import { chance } from '../../lib/chance';

import { fillKind, type AtDesk, type Model } from './look-ahead-model';
import { findHeads, noHeads, runAfter, turnOf, wouldPass, type Heads } from './turn';

const minuteMs = 60_000;
const never = Number.POSITIVE_INFINITY;
/** More than a day of thirty desks has. */
export const mostCalls = 5_000;

/** Minutes until the call, by newcomer and by waiting ticket, one per look; infinite = not called. */
type Looks = { readonly newcomers: readonly Float64Array[]; readonly waiting: readonly Float64Array[] };

/** A floor while one day after another is lived through on it. */
export type Floor = {
  readonly model: Model;
  readonly draw: () => number;
  readonly heads: Heads;
  /** When each desk is next able to call. */
  readonly freeAt: Float64Array;
  readonly waiting: Uint16Array;
  readonly coming: number[];
  /** Newcomers nobody has called yet, as places. */
  readonly open: number[];
  count: number;
  next: number;
  run: number;
};

const at = (table: readonly number[], share: number): number => table[Math.floor(share * table.length)] ?? 0;

/** How long a service takes that has lasted so long already, minutes. */
const restMin = (spread: readonly number[], planned: number, elapsedMin: number, share: number): number => {
  const ratio = elapsedMin / planned;
  const from = spread.findIndex((value) => value > ratio);
  // Longer than any seen: about as long again as a quarter of what it has lasted.
  if (from < 0) return Math.max(0.5, share * 0.5 * elapsedMin);
  return (spread[from + Math.floor(share * (spread.length - from))] ?? 0) * planned - elapsedMin;
};

/** How long a desk stays taken by who is there now, minutes. */
const takenMin = ({ model, draw }: Floor, present: AtDesk): number => {
  const { times, kinds } = model;
  const spread = kinds.spreads[present.kind] ?? times.spread;
  const { planned, elapsedMin } = present;
  if (!present.isOnTheWay) return restMin(spread, planned, elapsedMin, draw());
  const comes = times.walkMin.filter((walk) => walk > elapsedMin).length / times.walkMin.length;
  const empty = times.emptyShare / (times.emptyShare + (1 - times.emptyShare) * comes);
  if (draw() < empty) return Math.max(0.5, times.emptyMin - elapsedMin);
  return Math.max(0.2, at(times.walkMin, draw()) - elapsedMin) + at(spread, draw()) * planned;
};

/** The first instant from `from` on at which a desk calls. */
const openFrom = ({ model }: Floor, desk: number, from: number): number => {
  for (const stretch of model.hours[desk]?.stretches ?? []) if (from < stretch.to) return Math.max(from, stretch.from);
  return never;
};

/** Lets those with an appointment come when they do this time, or not at all. */
const bringBooked = (floor: Floor): void => {
  const { model, draw, coming } = floor;
  const { crowd, kinds, times, nowMs } = model;
  for (const { row, startMs, sureness } of model.expected) {
    if (draw() >= sureness) continue;
    const late = (nowMs - startMs) / minuteMs;
    const from = times.arrivalMin.findIndex((offset) => offset > late);
    const offset = times.arrivalMin[from + Math.floor(draw() * (times.arrivalMin.length - from))] ?? 0;
    const arrivedAt = startMs + offset * minuteMs;
    crowd.arrivedAt[row] = arrivedAt;
    crowd.dueAt[row] = arrivedAt - startMs >= model.bookedUntilMs + minuteMs ? Number.NaN : startMs;
    crowd.ceilingAt[row] = Math.max(arrivedAt, startMs) + (kinds.ceilingMs[crowd.kind[row] ?? 0] ?? 0);
    coming.push(row);
  }
};

/** Lets people with priority come, as often as they used to. */
const bringPriority = (floor: Floor): void => {
  const { model, draw, coming } = floor;
  const { crowd, kinds, nowMs } = model;
  const perMs = kinds.priorityPerMs.reduce((sum, one) => sum + one, 0);
  let when = nowMs;
  for (let place = 0; perMs > 0 && place < model.spare; place += 1) {
    when -= Math.log(1 - draw()) / perMs;
    let left = draw() * perMs;
    const kind = Math.max(
      0,
      kinds.priorityPerMs.findIndex((one) => (left -= one) < 0),
    );
    const row = model.spareFrom + place;
    fillKind(crowd, kinds, row, kind);
    crowd.arrivedAt[row] = when;
    crowd.ord[row] = row;
    crowd.priority[row] = 1;
    crowd.ceilingAt[row] = when + (kinds.ceilingMs[kind] ?? 0);
    coming.push(row);
  }
};

/** Sets a floor back to this moment, with other people to come than the last time. */
export const begin = (floor: Floor): void => {
  const { model, freeAt, waiting, coming, open } = floor;
  const { crowd } = model;
  coming.length = 0;
  bringBooked(floor);
  bringPriority(floor);
  coming.sort((a, b) => (crowd.arrivedAt[a] ?? 0) - (crowd.arrivedAt[b] ?? 0));
  floor.next = 0;
  floor.run = model.run;
  floor.count = model.waiting.length;
  for (let row = 0; row < floor.count; row += 1) waiting[row] = row;
  open.length = 0;
  for (let place = 0; place < model.newcomers.length; place += 1) open.push(place);
  model.atDesk.forEach((present, desk) => {
    const free = present ? model.nowMs + takenMin(floor, present) * minuteMs : model.nowMs;
    freeAt[desk] = openFrom(floor, desk, free);
  });
};

const firstFree = (freeAt: Float64Array): number => {
  let best = 0;
  for (let desk = 1; desk < freeAt.length; desk += 1)
    if ((freeAt[desk] ?? never) < (freeAt[best] ?? never)) best = desk;
  return best;
};

const admit = (floor: Floor, nowMs: number): void => {
  const { model, coming, waiting } = floor;
  for (let row = coming[floor.next]; row !== undefined; row = coming[floor.next]) {
    if ((model.crowd.arrivedAt[row] ?? never) > nowMs) return;
    waiting[floor.count] = row;
    floor.count += 1;
    floor.next += 1;
  }
};

/** When an idle desk next has somebody to look at: an arrival, or the end of somebody's rest. */
const wakeAt = ({ model, coming, next, waiting, count }: Floor, nowMs: number): number => {
  const row = coming[next];
  let wake = row === undefined ? never : (model.crowd.arrivedAt[row] ?? never);
  for (let index = 0; index < count; index += 1) {
    const rests = model.crowd.restsUntil[waiting[index] ?? 0] ?? 0;
    if (rests > nowMs && rests < wake) wake = rests;
  }
  return wake;
};

const drop = (floor: Floor, row: number): void => {
  const { waiting } = floor;
  const index = waiting.indexOf(row);
  floor.count -= 1;
  waiting[index] = waiting[floor.count] ?? 0;
};

const serviceMs = ({ model, draw }: Floor, row: number): number => {
  const { times, crowd, kinds } = model;
  const share = draw();
  if (share < times.leaveShare) return 0;
  if (share < times.leaveShare + times.emptyShare) return times.emptyMin * minuteMs;
  const spread = kinds.spreads[crowd.kind[row] ?? 0] ?? times.spread;
  return (at(times.walkMin, draw()) + at(spread, draw()) * (crowd.planned[row] ?? 0)) * minuteMs;
};

/** One call of the desk that is free first. False = nothing more can happen. */
export const step = (floor: Floor, looks: Looks, look: number): boolean => {
  const { model, heads, freeAt, open } = floor;
  const { crowd, rule, nowMs } = model;
  const desk = firstFree(freeAt);
  const when = freeAt[desk] ?? never;
  if (when === never) return false;
  admit(floor, when);
  findHeads(crowd, floor.waiting, floor.count, desk, when, rule, heads);
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const newcomer = open[index] ?? 0;
    const row = model.newcomersFrom + newcomer;
    if (crowd.offered[row * crowd.desks + desk] === 0 || !wouldPass(crowd, row, when, heads, floor.run, rule)) continue;
    const minutes = looks.newcomers[newcomer];
    if (minutes) minutes[look] = (when - nowMs) / minuteMs;
    open.splice(index, 1);
  }
  const place = turnOf(heads, floor.run, rule);
  if (place < 0) {
    freeAt[desk] = openFrom(floor, desk, wakeAt(floor, when));
    return true;
  }
  const row = heads[place] ?? 0;
  const minutes = looks.waiting[row];
  if (minutes) minutes[look] = (when - nowMs) / minuteMs;
  drop(floor, row);
  floor.run = runAfter(floor.run, place, crowd.priority[row] === 1);
  freeAt[desk] = openFrom(floor, desk, when + serviceMs(floor, row));
  return true;
};

/** A floor on which nothing has happened yet; the same seed makes the same days. */
export const floorOf = (model: Model, seed: number): Floor => ({
  model,
  draw: chance(seed),
  heads: noHeads(),
  freeAt: new Float64Array(model.hours.length),
  waiting: new Uint16Array(model.newcomersFrom + model.newcomers.length),
  coming: [],
  open: [],
  count: 0,
  next: 0,
  run: 0,
});

/**
 * Lives the rest of the day through many times, by the real calling rule. Newcomers change nothing until they are called, so all
 * of them are watched in the same looks: each is called the first time that a free desk would prefer them to all others.
 */
export const lookAhead = (model: Model, looks: number, seed: number, untilAllCalled: boolean): Looks => {
  const unknown = (): Float64Array => new Float64Array(looks).fill(never);
  const found: Looks = {
    newcomers: model.newcomers.map(unknown),
    waiting: untilAllCalled ? model.waiting.map(unknown) : [],
  };
  const floor = floorOf(model, seed);
  for (let look = 0; look < looks && model.hours.length > 0; look += 1) {
    begin(floor);
    let left = mostCalls;
    const isWatched = (): boolean => floor.open.length > 0 || (untilAllCalled && floor.count > 0);
    while (left > 0 && isWatched() && step(floor, found, look)) left -= 1;
  }
  return found;
};

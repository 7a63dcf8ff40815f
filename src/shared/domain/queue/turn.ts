import type { Crowd, TurnRule } from './crowd';

/** The groups of `callOrder` as numbers, in their order: many thousand people are looked at per announcement. */
const group = { ceiling: 0, bookedDue: 1, sentHere: 2, priority: 3, walkIn: 4, bookedEarly: 5 } as const;
const { ceiling, bookedDue, sentHere, priority, walkIn, bookedEarly } = group;
const nobody = -1;

/** The head of each group at one desk and instant, as rows; -1 = the group is empty. */
export type Heads = Int32Array;
/** Heads of which every group is empty. */
export const noHeads = (): Heads => new Int32Array(6).fill(nobody);

/** In which group a person stands who may be called at a desk. */
export const groupOf = (crowd: Crowd, row: number, isSent: boolean, nowMs: number, rule: TurnRule): number => {
  if (nowMs > (crowd.ceilingAt[row] ?? 0)) return ceiling;
  const due = crowd.dueAt[row] ?? Number.NaN;
  if (nowMs - due >= rule.bookedFromMs) return bookedDue;
  if (isSent) return sentHere;
  if (crowd.priority[row] === 1) return priority;
  return Number.isNaN(due) ? walkIn : bookedEarly;
};

const isEarlier = (values: Float64Array, a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0);

/** Whether one person stands before another of the same group. */
const isBefore = (crowd: Crowd, place: number, a: number, b: number): boolean => {
  if (b === nobody) return true;
  const first =
    place === ceiling
      ? isEarlier(crowd.ceilingAt, a, b)
      : place === bookedDue || place === bookedEarly
        ? isEarlier(crowd.dueAt, a, b)
        : 0;
  return (first || isEarlier(crowd.arrivedAt, a, b) || isEarlier(crowd.ord, a, b)) < 0;
};

/** Finds the heads of the groups among the first `count` of `waiting`. */
export const findHeads = (
  crowd: Crowd,
  waiting: Uint16Array,
  count: number,
  desk: number,
  nowMs: number,
  rule: TurnRule,
  heads: Heads,
): void => {
  heads.fill(nobody);
  const { offered, restsUntil, desks } = crowd;
  for (let index = 0; index < count; index += 1) {
    const row = waiting[index] ?? 0;
    const mark = offered[row * desks + desk];
    if (mark === 0 || (restsUntil[row] ?? 0) > nowMs) continue;
    const place = groupOf(crowd, row, mark === 2, nowMs, rule);
    if (isBefore(crowd, place, row, heads[place] ?? nobody)) heads[place] = row;
  }
};

/** The group whose turn it is, after `run` people with priority in a row; -1 = nobody may be called. */
export const turnOf = (heads: Heads, run: number, rule: TurnRule): number => {
  for (let place: number = ceiling; place < priority; place += 1) if (heads[place] !== nobody) return place;
  const others = heads[walkIn] !== nobody;
  if (heads[priority] !== nobody && (!others || run < rule.priorityCeiling)) return priority;
  if (others) return walkIn;
  return heads[bookedEarly] === nobody ? nobody : bookedEarly;
};

/** Whether a newcomer would be called instead of all those found, had they come as the row says. */
export const wouldPass = (
  crowd: Crowd,
  newcomer: number,
  nowMs: number,
  heads: Heads,
  run: number,
  rule: TurnRule,
): boolean => {
  const place = groupOf(crowd, newcomer, false, nowMs, rule);
  const present = heads[place] ?? nobody;
  if (!isBefore(crowd, place, newcomer, present)) return false;
  heads[place] = newcomer;
  const turn = turnOf(heads, run, rule);
  heads[place] = present;
  return turn === place;
};

/** How many with priority were called in a row, once somebody of a group was. */
export const runAfter = (run: number, place: number, hasPriority: boolean): number => {
  if (place < priority) return run;
  return hasPriority ? run + 1 : 0;
};

import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';
import type { Placement } from '#shared/domain/model/appointment';
import { findPlace } from '#shared/domain/scheduling/find-place';
import type { Placed } from '#shared/domain/scheduling/placed';
import type { DayPlan } from '#shared/domain/scheduling/plan-day';
import { timeOf } from '#shared/time/civil';

import { minuteAt, type Axis } from './axis';

/** A place in the grid that something could be moved to. */
export type Target = {
  readonly deskId: string;
  readonly from: number;
  /** Minutes, when the length is to change too. */
  readonly lengthMin?: number;
};

/** Appointments start on multiples of five minutes. */
export const snapMin = 5;
export const snap = (minute: number): number => Math.round(minute / snapMin) * snapMin;

/** Sizes of the grid at the start of a gesture, in pixels of the window. */
export type GridBox = {
  readonly top: number;
  readonly height: number;
  readonly columns: readonly { readonly deskId: string; readonly left: number; readonly width: number }[];
};

/** The desk under a pointer; the nearest when it is beside the grid. */
export const deskAt = (box: GridBox, x: number): string => {
  let best = box.columns[0];
  for (const column of box.columns) if (x >= column.left) best = column;
  return best?.deskId ?? '';
};

/** The place under a pointer; `grabMin` is how far below its top the block is held. */
export const targetAt = (
  axis: Axis,
  box: GridBox,
  point: { readonly x: number; readonly y: number },
  grabMin: number,
  durationMin: number,
): Target => {
  const minute = snap(minuteAt(axis, (point.y - box.top) / box.height) - grabMin);
  return { deskId: deskAt(box, point.x), from: Math.min(axis.to - durationMin, Math.max(axis.from, minute)) };
};

type Moved = { readonly id: string; readonly reasonId: string; readonly durationMin: number };

/** Whether what moves has room at a place, itself left aside. */
export const checkTarget = (
  plan: DayPlan,
  live: readonly Placed[],
  moved: Moved,
  target: Target,
): Result<Placement, Refusal> =>
  findPlace(
    plan,
    live.filter((one) => one.id !== moved.id),
    { reasonId: moved.reasonId, durationMin: moved.durationMin, time: timeOf(target.from), deskId: target.deskId },
  );

/** Where an arrow moves a target: five minutes along the day over folds, or to the next desk. */
export const stepTarget = (
  axis: Axis,
  deskIds: readonly string[],
  target: Target,
  step: 'up' | 'down' | 'left' | 'right',
  durationMin: number,
): Target => {
  if (step === 'left' || step === 'right') {
    const at = deskIds.indexOf(target.deskId) + (step === 'left' ? -1 : 1);
    return { ...target, deskId: deskIds[at] ?? target.deskId };
  }
  const by = step === 'up' ? -snapMin : snapMin;
  const next = target.from + by;
  const fold = axis.pieces.find((piece) => piece.folded && next + durationMin > piece.from && next < piece.to);
  const from = fold ? (by < 0 ? fold.from - durationMin : fold.to) : next;
  return from < axis.from || from + durationMin > axis.to ? target : { ...target, from };
};

/** What an arrow may do with a target; with Maj it changes the length. */
export type TargetStep = 'up' | 'down' | 'left' | 'right' | 'longer' | 'shorter';

/** The shortest that an appointment may be made. */
export const shortestMin = 5;

/** The end of the open stretch that a minute is in: a length never runs over a fold. */
const stretchEnd = (axis: Axis, minute: number): number =>
  axis.pieces.find((piece) => !piece.folded && minute >= piece.from && minute < piece.to)?.to ?? axis.to;

/** The length that is meant when the foot of a block is at a minute. */
export const lengthTo = (axis: Axis, from: number, minute: number): number =>
  Math.max(shortestMin, Math.min(snap(minute), stretchEnd(axis, from)) - from);

/** A target with a length five minutes longer or shorter, within its stretch. */
export const resizeTarget = (axis: Axis, target: Target, lengthMin: number, step: 'longer' | 'shorter'): Target => ({
  ...target,
  lengthMin: lengthTo(axis, target.from, target.from + lengthMin + (step === 'longer' ? snapMin : -snapMin)),
});

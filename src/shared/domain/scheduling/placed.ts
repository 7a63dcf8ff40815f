import { minutesOf } from '../../time/civil';
import type { Placement } from '../model/appointment';
import type { Interval } from './intervals';

/** A placement that takes room: an appointment that is neither cancelled nor missed. */
export type Placed = Placement & { readonly id: string; readonly needsStation: boolean };

/** What someone wishes, without its time. With `deskId` only that desk will do. */
export type SlotWish = { readonly reasonId: string; readonly durationMin: number; readonly deskId?: string };

/** What someone wishes, at a civil `HH:mm`. */
export type PlaceWish = SlotWish & { readonly time: string };

/** A place that may be booked: the same shape as a placement. */
export type Slot = Placement;

/** The civil minutes that a placement takes. */
export const intervalOf = (placement: { readonly time: string; readonly durationMin: number }): Interval => {
  const from = minutesOf(placement.time);
  return { from, to: from + placement.durationMin };
};

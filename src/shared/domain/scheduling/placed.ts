import { minutesOf } from '../../time/civil';
import type { Placement } from '../model/appointment';
import type { KeptPurpose } from '../model/agenda-settings';
import type { Interval } from './intervals';

/**
 * A placement that takes room: an appointment that is neither cancelled nor missed. `bufferMin` is the pause of its desk after it;
 * `reasonId` and `channel` decide which quotas it counts for.
 */
export type Placed = Placement & {
  readonly id: string;
  readonly needsStation: boolean;
  readonly bufferMin?: number;
  readonly reasonId?: string;
  readonly channel?: string;
};

/**
 * What someone wishes, without its time. With `deskId` only that desk will do. `channel` is the way by which it is booked (quotas,
 * stretches kept for it); without it no quota counts. `keptFor` opens the stretches kept for that purpose.
 */
export type SlotWish = {
  readonly reasonId: string;
  readonly durationMin: number;
  readonly deskId?: string;
  readonly channel?: string;
  readonly keptFor?: KeptPurpose;
};

/** What someone wishes, at a civil `HH:mm`. */
export type PlaceWish = SlotWish & { readonly time: string };

/** A place that may be booked: the same shape as a placement. */
export type Slot = Placement;

/** The civil minutes that a placement takes. */
export const intervalOf = (placement: { readonly time: string; readonly durationMin: number }): Interval => {
  const from = minutesOf(placement.time);
  return { from, to: from + placement.durationMin };
};

/** The civil minutes for which a placement takes an enrolment station, if it needs one: itself. */
export const stationIntervalOf = intervalOf;

/** The civil minutes for which a placement takes its desk: itself and the pause after it. A station is free before. */
export const deskIntervalOf = (placement: {
  readonly time: string;
  readonly durationMin: number;
  readonly bufferMin?: number;
}): Interval => {
  const { from, to } = intervalOf(placement);
  return { from, to: to + (placement.bufferMin ?? 0) };
};

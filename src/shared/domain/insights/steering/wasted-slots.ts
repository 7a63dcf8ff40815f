import type { Facts } from '../facts/fact';

/** Places of appointments and what became of them, over days that are past. */
export type SlotUse = {
  readonly places: number;
  /** Held. */
  readonly used: number;
  readonly noShow: number;
  /** Cancelled less than two days before: too late for somebody else. */
  readonly lateCancelled: number;
  readonly neverBooked: number;
  /** Over, and nobody said what came of them. */
  readonly withoutOutcome: number;
};

/** A week (from its Monday). */
export type SlotWeek = SlotUse & { readonly from: string };

/** Wasted = missed + cancelled late + never booked. */
export type WastedSlots = SlotUse & {
  readonly wasted: number;
  /** Of all places; `null` when there were none. */
  readonly share: number | null;
  readonly weeks: readonly SlotWeek[];
};

const none: SlotUse = { places: 0, used: 0, noShow: 0, lateCancelled: 0, neverBooked: 0, withoutOutcome: 0 };

/** Wasted slots. `facts`: of the period. */
export const wastedSlots = (_facts: Facts): WastedSlots => ({ ...none, wasted: 0, share: null, weeks: [] });

import type { Facts } from '../facts/fact';
import type { PanelContext } from './panel-context';

/** A half hour of the usual day: who comes, and how many desks keep the goal. */
export type StaffingRow = {
  /** Minute of the civil day at which the half hour begins. */
  readonly minute: number;
  /** Tickets of the period in it. */
  readonly n: number;
  readonly arrivalsPerHour: number;
  /** Fewest desks with P(wait > goal) at most 20 % (Erlang C); `null` while no service time is known. */
  readonly desks: number | null;
  /** Desks open in it by the opening periods, on average of the days; `null` = unknown. */
  readonly desksOpen: number | null;
  /** P(wait > goal) with that many desks. */
  readonly lateShare: number | null;
};

/** Desks needed, half hour by half hour, over days on which somebody came. */
export type Staffing = {
  readonly goalMin: number;
  /** Days that the averages are of. */
  readonly days: number;
  /** Mean service time, minutes, and how many services it is of. */
  readonly serviceMin: number | null;
  readonly services: number;
  /** People per hour that one desk serves. */
  readonly perHour: number | null;
  readonly rows: readonly StaffingRow[];
};

/** Which days count: all of them (0), or one weekday (1 = Monday). */
export type StaffingOptions = { readonly weekday: number };

/** Staffing by half hour. `facts`: of the period. */
export const staffing = (
  _facts: Facts,
  { ref }: PanelContext,
  _options: StaffingOptions = { weekday: 0 },
): Staffing => ({
  goalMin: ref.site.waitGoalMin,
  days: 0,
  serviceMin: null,
  services: 0,
  perHour: null,
  rows: [],
});

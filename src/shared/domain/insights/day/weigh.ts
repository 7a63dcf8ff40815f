import type { Measure } from './measures';
import type { Effect } from './what-if';

/** A change and what it would do; `measure` `null` = nothing is changed. */
export type Scenario = { readonly measure: Measure | null; readonly effect: Effect };

/** A scenario beside doing nothing. Minutes are rounded as they are shown. */
export type Weighed = {
  readonly measure: Measure | null;
  readonly p90Min: number;
  readonly errorMin: number;
  /** Minutes less than when nothing is changed. */
  readonly gainMin: number;
  /** The gain is worth the trouble, and larger than what days differ by anyway. */
  readonly isSure: boolean;
  readonly days: number;
};

/** From how many minutes on a change is worth the trouble. */
const worthMin = 3;

/** Weighs the scenarios: in the order given, without those that make waits longer; « nothing » always stays. */
export const weigh = (scenarios: readonly Scenario[]): readonly Weighed[] => {
  const base = Math.round(scenarios.find(({ measure }) => measure === null)?.effect.p90Min ?? 0);
  return scenarios
    .map(({ measure, effect }): Weighed => {
      const p90Min = Math.round(effect.p90Min);
      const errorMin = Math.round(effect.errorMin);
      const gainMin = base - p90Min;
      const isSure = measure !== null && gainMin >= worthMin && gainMin > errorMin;
      return { measure, p90Min, errorMin, gainMin, isSure, days: effect.days };
    })
    .filter(({ measure, gainMin }) => measure === null || gainMin > 0);
};

import type { Measure } from '../../model/measure';
import type { Effect } from './what-if';

/**
 * A change and what it would do; `measure` `null` = nothing is changed. `leavesReception` = nobody of the reception would be left there.
 */
export type Scenario = {
  readonly measure: Measure | null;
  readonly effect: Effect;
  readonly leavesReception?: boolean;
};

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
  readonly leavesReception: boolean;
};

/** From how many minutes on a change is worth the trouble. */
const worthMin = 3;
/** More changes are read by nobody. */
const mostShown = 3;

const isOpening = ({ measure }: Weighed): boolean => measure?.kind === 'open';

/** Before an opening that leaves nobody at the reception comes one that differs by less than days do anyway and leaves somebody. */
const receptionKept = (changes: readonly Weighed[], errorMin: number): readonly Weighed[] => {
  const leaving = changes.find((one) => isOpening(one) && one.leavesReception);
  const other = changes.find(
    (one) =>
      leaving !== undefined &&
      isOpening(one) &&
      !one.leavesReception &&
      one.isSure === leaving.isSure &&
      one.p90Min <= leaving.p90Min + errorMin,
  );
  if (!leaving || !other || changes.indexOf(other) < changes.indexOf(leaving)) return changes;
  return changes.filter((one) => one !== other).toSpliced(changes.indexOf(leaving), 0, other);
};

/** Weighs the scenarios beside doing nothing: the shortest wait first and « nothing » last. */
export const weigh = (scenarios: readonly Scenario[]): readonly Weighed[] => {
  const base = Math.round(scenarios.find(({ measure }) => measure === null)?.effect.p90Min ?? 0);
  const weighed = scenarios.map(({ measure, effect, leavesReception = false }): Weighed => {
    const p90Min = Math.round(effect.p90Min);
    const errorMin = Math.round(effect.errorMin);
    const gainMin = base - p90Min;
    const isSure = measure !== null && gainMin >= worthMin && gainMin > errorMin;
    return { measure, p90Min, errorMin, gainMin, isSure, days: effect.days, leavesReception };
  });
  const nothing = weighed.filter(({ measure }) => measure === null);
  const changes = weighed.filter(({ measure }) => measure !== null).toSorted((a, b) => a.p90Min - b.p90Min);
  return [...receptionKept(changes, nothing[0]?.errorMin ?? 0), ...nothing];
};

/**
 * The changes to propose: the best ones that shorten a wait, and « nothing ». The best opening is always among them. With `lacksDesk` (the
 * headline says that a desk is missing) it is proposed even without a gain, because the reader will look for it.
 */
export const advised = (weighed: readonly Weighed[], lacksDesk: boolean): readonly Weighed[] => {
  const helpful = weighed.filter(({ measure, gainMin }) => measure !== null && gainMin > 0);
  const shown = helpful.slice(0, mostShown);
  const opening = (lacksDesk ? weighed : helpful).find(isOpening);
  const isLeftOut = opening !== undefined && !shown.some(isOpening);
  return [
    ...(isLeftOut ? [...shown.slice(0, mostShown - 1), opening] : shown),
    ...weighed.filter(({ measure }) => measure === null),
  ];
};

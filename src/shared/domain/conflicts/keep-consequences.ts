import { minutesOf } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { livePlacements } from '../scheduling/live-placements';
import type { Placed } from '../scheduling/placed';
import { isInTheWay } from './crowd';
import { compareText } from '../../lib/compare';

/** What it costs to keep a surplus: how long they wait, and how many others begin later, by how much at most (minutes). */
export type KeepConsequences = {
  readonly waitMin: number;
  readonly delayed: number;
  readonly mostDelayMin: number;
};

const inTurn =
  (surplusId: string) =>
  (a: Placed, b: Placed): number => {
    const starts = minutesOf(a.time) - minutesOf(b.time);
    if (starts !== 0) return starts;
    // Who had the place first is received first.
    if ((a.id === surplusId) !== (b.id === surplusId)) return a.id === surplusId ? 1 : -1;
    return compareText(a.id, b.id);
  };

/** When each one really begins if everybody comes on time and takes as long as planned. */
const startsOf = (inOrder: readonly Placed[], stations: number): ReadonlyMap<string, number> => {
  const desks = new Map<string, number>();
  const free = Array.from({ length: stations }, () => 0);
  const starts = new Map<string, number>();
  for (const one of inOrder) {
    const station = one.needsStation && stations > 0 ? free.indexOf(Math.min(...free)) : -1;
    const start = Math.max(minutesOf(one.time), desks.get(one.deskId) ?? 0, free[station] ?? 0);
    desks.set(one.deskId, start + one.durationMin);
    if (station >= 0) free[station] = start + one.durationMin;
    starts.set(one.id, start);
  }
  return starts;
};

/**
 * Plays the day with and without the surplus: each appointment takes its desk and, where it needs one, an enrolment
 * station, in the order of their times. A wait of 0 means that there is room after all.
 */
export const keepConsequences = (
  ref: SiteReference,
  ofDay: readonly Appointment[],
  surplus: Appointment,
): KeepConsequences => {
  const placed = livePlacements(
    ofDay.filter((one) => one.day === surplus.day && isInTheWay(one)),
    ref.reasons,
  ).toSorted(inTurn(surplus.id));
  const without = startsOf(
    placed.filter((one) => one.id !== surplus.id),
    ref.stations.length,
  );
  const together = startsOf(placed, ref.stations.length);
  const delays = [...without].map(([id, start]) => (together.get(id) ?? start) - start).filter((delay) => delay > 0);
  return {
    waitMin: Math.max(0, (together.get(surplus.id) ?? minutesOf(surplus.time)) - minutesOf(surplus.time)),
    delayed: delays.length,
    mostDelayMin: Math.max(0, ...delays),
  };
};

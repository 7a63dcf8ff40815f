import type { Interval } from './intervals';
import { deskIntervalOf, stationIntervalOf, type Placed } from './placed';
import { groupBy } from '../../lib/group-by';

/** What is already taken of a civil day, sorted once so that every question about it is one walk. */
export type DayLoad = {
  readonly day: string;
  readonly placed: readonly Placed[];
  /** When each desk is taken, pauses included: sorted, apart. A desk with nothing is not listed. */
  readonly desks: ReadonlyMap<string, readonly Interval[]>;
  /** When enrolment stations begin and cease to be taken, each sorted: one minute for each appointment. */
  readonly stations: { readonly starts: Int16Array; readonly ends: Int16Array };
};

/** Days of a site by civil day, each worked out when it is first asked for. */
export type PlacementIndex = { readonly day: (day: string) => DayLoad };

/** Like `union`, for lists that are mostly in order already: those of desks are long and come often. */
const merged = (stretches: readonly Interval[]): readonly Interval[] => {
  const isSorted = stretches.every((one, index) => index === 0 || (stretches[index - 1]?.from ?? 0) <= one.from);
  const apart: Interval[] = [];
  for (const next of isSorted ? stretches : stretches.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (!last || last.to < next.from) apart.push(next);
    else if (last.to < next.to) apart[apart.length - 1] = { from: last.from, to: next.to };
  }
  return apart;
};

const toLoad = (day: string, placed: readonly Placed[]): DayLoad => {
  const byDesk = new Map<string, Interval[]>();
  const starts: number[] = [];
  const ends: number[] = [];
  for (const one of placed) {
    const { durationMin, deskId, needsStation } = one;
    const { from, to } = stationIntervalOf(one);
    // A placement without a readable time or length takes no room, here as at the server.
    if (Number.isNaN(from) || durationMin <= 0) continue;
    const taken = deskIntervalOf(one);
    const ofDesk = byDesk.get(deskId);
    if (ofDesk) ofDesk.push(taken);
    else byDesk.set(deskId, [taken]);
    if (!needsStation) continue;
    starts.push(from);
    ends.push(to);
  }
  const stations = { starts: Int16Array.from(starts).toSorted(), ends: Int16Array.from(ends).toSorted() };
  return { day, placed, desks: new Map([...byDesk].map(([deskId, taken]) => [deskId, merged(taken)])), stations };
};

/** The placements of a day as the engine reads them; those of other days are left out. */
export const loadDay = (live: readonly Placed[], day: string): DayLoad =>
  toLoad(
    day,
    live.filter((one) => one.day === day),
  );

/**
 * Sorts placements by day once, for searches over many days. The index belongs to who made it and knows nothing of later bookings:
 * make a new one when they change.
 */
export const indexPlacements = (live: readonly Placed[]): PlacementIndex => {
  const byDay = groupBy(live, ({ day }) => day);
  const loads = new Map<string, DayLoad>();
  return {
    day: (day) => {
      const known = loads.get(day);
      if (known) return known;
      const load = toLoad(day, byDay.get(day) ?? []);
      loads.set(day, load);
      return load;
    },
  };
};

/** Placements as a list, or as they were already worked out for the day. */
export type Live = readonly Placed[] | DayLoad;

/** The load of a day, whichever way the placements come. */
export const loadOf = (live: Live, day: string): DayLoad => ('desks' in live ? live : loadDay(live, day));

/** The stretches in which at least `capacity` stations are taken at once: sorted, apart; all of time when it is 0. */
export const fullStretches = ({ starts, ends }: DayLoad['stations'], capacity: number): readonly Interval[] => {
  if (capacity <= 0) return [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];
  const full: Interval[] = [];
  let running = 0;
  let since = 0;
  for (let start = 0, end = 0; end < ends.length;) {
    // Who leaves at the very moment at which somebody comes is counted first.
    const isStart = start < starts.length && (starts[start] ?? 0) < (ends[end] ?? 0);
    const at = (isStart ? starts[start++] : ends[end++]) ?? 0;
    running += isStart ? 1 : -1;
    if (isStart && running === capacity) since = at;
    if (!isStart && running === capacity - 1 && at > since) full.push({ from: since, to: at });
  }
  return merged(full);
};

import type { PushNote } from '../store/audit-port';

/** What one device wrote in some pushes: their instants, the numbers of its writes, and how many; who was written twice counts twice. */
export type Run = Omit<PushNote, 'at' | 'count'> & {
  readonly from: string;
  readonly to: string;
  readonly writes: number;
};

/** From so many writes on a run is a large one: nobody types so many files at one go. */
const LARGE = 10;
/** So many runs of one device are listed, the largest: no device can push the runs of another out of the list. */
const MOST_RUNS_OF_DEVICE = 20;
/** A pause that ends a run, milliseconds. */
const PAUSE_MS = 60_000;
/** A pause that divides pushes of many rows from those of few: what an agent types after an import is no part of it. */
const CHANGE_MS = 5_000;

const isLarge = ({ count }: PushNote): boolean => count >= LARGE;

const goesOn = (first: PushNote, last: PushNote, next: PushNote): boolean =>
  Date.parse(next.at) - Date.parse(last.at) <= (isLarge(first) === isLarge(next) ? PAUSE_MS : CHANGE_MS);

const joined = (run: Run | undefined, { deviceId, at, fromSeq, toSeq, count }: PushNote): Run => ({
  deviceId,
  from: run?.from ?? at,
  to: at,
  // Pushes of one device to two servers overlap.
  fromSeq: Math.min(run?.fromSeq ?? fromSeq, fromSeq),
  toSeq: Math.max(run?.toSeq ?? toSeq, toSeq),
  writes: (run?.writes ?? 0) + count,
});

const mostWrites = (a: Run, b: Run): number => b.writes - a.writes || b.toSeq - a.toSeq;
const newest = (a: Run, b: Run): number => b.toSeq - a.toSeq;

/** The writes of many pushes, summed up push by push: nothing of a push is kept, whoever sent how many. */
export type Gathered = {
  /** Takes the next push, in the order of numbers. */
  readonly add: (push: PushNote) => void;
  /** Runs of one device, the newest first: pushes in quick succession are one, a pause ends it, a few files are none. */
  readonly runs: () => readonly Run[];
  /** All that each device wrote, the most first: whoever writes slowly is no run. */
  readonly devices: () => readonly Run[];
  /** What the wanted device wrote on each day (UTC), the newest first. */
  readonly days: () => readonly Run[];
};

/** Begins to sum up. `wanted` is the device whose days are told, `''` = none. */
export const gatherWrites = (wanted = ''): Gathered => {
  const open = new Map<string, { readonly first: PushNote; readonly last: PushNote; readonly run: Run }>();
  const ended = new Map<string, readonly Run[]>();
  const devices = new Map<string, Run>();
  const days = new Map<string, Run>();
  const keep = (run: Run): void => {
    if (run.writes < LARGE) return;
    const kept = [...(ended.get(run.deviceId) ?? []), run];
    ended.set(run.deviceId, kept.toSorted(mostWrites).slice(0, MOST_RUNS_OF_DEVICE));
  };
  return {
    add: (push) => {
      const { deviceId, at } = push;
      devices.set(deviceId, joined(devices.get(deviceId), push));
      if (deviceId === wanted) days.set(at.slice(0, 10), joined(days.get(at.slice(0, 10)), push));
      const before = open.get(deviceId);
      const isSame = before !== undefined && goesOn(before.first, before.last, push);
      if (before && !isSame) keep(before.run);
      open.set(deviceId, {
        first: isSame ? before.first : push,
        last: push,
        run: joined(isSame ? before.run : undefined, push),
      });
    },
    runs: () => {
      for (const { run } of open.values()) keep(run);
      open.clear();
      return [...ended.values()].flat().toSorted(newest);
    },
    devices: () => [...devices.values()].filter(({ writes }) => writes >= LARGE).toSorted(mostWrites),
    days: () => [...days.values()].toSorted(newest),
  };
};

import { groupBy } from '#shared/lib/group-by';

import type { PushNote } from '../store/audit-port';

/** Many documents that one device wrote: instants of its first and last push, and the numbers of its writes. */
export type Run = Omit<PushNote, 'at'> & {
  readonly from: string;
  readonly to: string;
};

/** From so many documents on a write is a large one: nobody types so many files at one go. */
export const LARGE = 10;
/** A pause that ends a run, milliseconds. */
const PAUSE_MS = 60_000;
/** A pause that divides pushes of many rows from those of few: what an agent types after an import is no part of it. */
const CHANGE_MS = 5_000;

const isLarge = ({ count }: { readonly count: number }): boolean => count >= LARGE;

const goesOn = (before: PushNote, last: PushNote, next: PushNote): boolean => {
  const pause = Date.parse(next.at) - Date.parse(last.at);
  return pause <= (isLarge(before) === isLarge(next) ? PAUSE_MS : CHANGE_MS);
};

const together = (pushes: readonly PushNote[]): Run[] => {
  const [first, last] = [pushes[0], pushes.at(-1)];
  if (!first || !last) return [];
  const count = pushes.reduce((sum, push) => sum + push.count, 0);
  const { deviceId, at, fromSeq } = first;
  return [{ deviceId, from: at, to: last.at, fromSeq, toSeq: last.toSeq, count }];
};

/** The large writes among pushes, by the device that sent them; `pushes` come in the order of their numbers. A document that was written twice counts twice. */
export const largeRuns = (pushes: readonly PushNote[]): readonly Run[] =>
  [...groupBy(pushes, ({ deviceId }) => deviceId).values()].flatMap((list) => {
    const runs: PushNote[][] = [];
    for (const push of list) {
      const run = runs.at(-1);
      const [first, last] = [run?.[0], run?.at(-1)];
      if (first && last && goesOn(first, last, push)) run?.push(push);
      else runs.push([push]);
    }
    return runs.flatMap(together).filter(isLarge);
  });

/**
 * What each device wrote on one day (UTC), from the same number of documents on: whoever writes a few files at a time, with pauses, is no run. A
 * day that is a run of `runs` and nothing more is left out.
 */
export const largeDays = (pushes: readonly PushNote[], runs: readonly Run[]): readonly Run[] => {
  const listed = new Set(runs.map(({ deviceId, fromSeq, toSeq }) => `${fromSeq} ${toSeq} ${deviceId}`));
  return [...groupBy(pushes, ({ deviceId, at }) => `${at.slice(0, 10)} ${deviceId}`).values()]
    .flatMap(together)
    .filter((day) => isLarge(day) && !listed.has(`${day.fromSeq} ${day.toSeq} ${day.deviceId}`));
};

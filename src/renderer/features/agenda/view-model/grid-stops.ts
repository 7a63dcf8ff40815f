import { subtract } from '#shared/domain/scheduling/intervals';

import type { Span } from './axis';

/** A place that the keyboard can stand on: a block, or a free start time. */
export type Stop =
  | { readonly kind: 'block'; readonly deskId: string; readonly from: number; readonly to: number; readonly id: string }
  | { readonly kind: 'free'; readonly deskId: string; readonly from: number; readonly to: number };

type Busy = Span & { readonly id: string };

/** Free time is offered every ten minutes; what is left after a block starts where the block ends. */
const stepMin = 10;

const freeStops = (deskId: string, run: Span): Stop[] => {
  const stops: Stop[] = [];
  let from = run.from;
  while (from < run.to) {
    const next = Math.min(run.to, (Math.floor(from / stepMin) + 1) * stepMin);
    stops.push({ kind: 'free', deskId, from, to: next });
    from = next;
  }
  return stops;
};

/** All stops of a desk in order of time. */
export const deskStops = (deskId: string, open: readonly Span[], busy: readonly Busy[]): Stop[] => {
  const blocks: Stop[] = busy.map(({ id, from, to }) => ({ kind: 'block', deskId, from, to, id }));
  const free = subtract(open, busy).flatMap((run) => freeStops(deskId, run));
  return [...blocks, ...free].toSorted((a, b) => a.from - b.from || (a.kind === 'block' ? -1 : 1));
};

/** The stop under a minute: the block there, else the free start at or before it. */
export const stopAt = (stops: readonly Stop[], minute: number): Stop | undefined =>
  stops.find(({ from, to }) => minute >= from && minute < to) ?? nearest(stops, minute);

const nearest = (stops: readonly Stop[], minute: number): Stop | undefined => {
  let best: Stop | undefined;
  for (const stop of stops) if (!best || Math.abs(stop.from - minute) < Math.abs(best.from - minute)) best = stop;
  return best;
};

export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Identity of a stop, stable while others change. */
export const stopKey = (stop: Stop): string => (stop.kind === 'block' ? stop.id : `${stop.deskId}@${stop.from}`);

/** Where an arrow leads: along the desk by stop, across to the next desk that has any at about the same time. */
export const moveStop = (columns: readonly (readonly Stop[])[], from: Stop, step: Step): Stop => {
  const column = columns.findIndex((stops) => stops[0]?.deskId === from.deskId);
  const own = columns[column] ?? [];
  const index = own.findIndex((stop) => stopKey(stop) === stopKey(from));
  if (step === 'first') return own[0] ?? from;
  if (step === 'last') return own.at(-1) ?? from;
  if (step === 'up') return own[Math.max(0, index - 1)] ?? from;
  if (step === 'down') return own[Math.min(own.length - 1, index + 1)] ?? from;
  const direction = step === 'left' ? -1 : 1;
  for (let next = column + direction; next >= 0 && next < columns.length; next += direction) {
    const found = stopAt(columns[next] ?? [], from.from);
    if (found) return found;
  }
  return from;
};

/** How many persons a dragged length is meant for: the most whose duration fits, at least one. */
export const personsForLength = (durationsMin: readonly number[], lengthMin: number): number => {
  const fits = durationsMin.filter((duration) => duration <= lengthMin).length;
  return Math.max(1, fits);
};

/** The stop that the cursor stands on now: the same one, else what is at its place, else the first of all. */
export const resolveStop = (
  columns: readonly (readonly Stop[])[],
  cursor: Stop | null,
  startAt: number,
): Stop | null => {
  const all = columns.flat();
  if (cursor) {
    const same = all.find((stop) => stopKey(stop) === stopKey(cursor));
    if (same) return same;
    const near = stopAt(columns.find((stops) => stops[0]?.deskId === cursor.deskId) ?? [], cursor.from);
    if (near) return near;
  }
  const first = columns.find((stops) => stops.length > 0);
  return (first && stopAt(first, startAt)) ?? null;
};

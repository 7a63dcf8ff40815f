import { civilOf, toInstant } from '../../time/civil';
import type { WaitBand } from '../model/ticket';

import type { DeskHours } from './desk-hours';
import type { FloorState, Newcomer } from './floor-state';
import { modelOf, type Model } from './look-ahead-model';
import { lookAhead } from './look-ahead-run';
import { isOverToday, isShutBehind, opensAgain } from './opening-instants';
import { bandOf } from './wait-band';

/** `seed` makes it repeatable: the same floor and seed give the same wait everywhere. `looks` = how often the day is lived through. */
export type LookOptions = { readonly seed?: number; readonly looks?: number };

/** The wait that half of all looks ahead stay within, and that four in five do, minutes from now. */
export type WaitQuantiles = { readonly p50: number; readonly p80: number };

const usualLooks = 160;

const quantilesOf = (minutes: Float64Array): WaitQuantiles | null => {
  const sorted = minutes.toSorted();
  const pick = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.POSITIVE_INFINITY;
  const [p50, p80] = [pick(0.5), pick(0.8)];
  return Number.isFinite(p80) ? { p50, p80 } : null;
};

/** The desks that serve somebody of this row. */
const servingOf = ({ crowd, hours }: Model, row: number): readonly DeskHours[] =>
  hours.filter((_, desk) => crowd.offered[row * crowd.desks + desk] !== 0);

/**
 * Whether a wait can be told to somebody of this row: not while a desk that serves them should be open and nobody is signed on at
 * any of those desks. Nobody knows when they come, and the next stretch of the plan would be a wait of hours.
 */
const canTell = (model: Model, row: number): boolean => {
  const serving = servingOf(model, row);
  return serving.some(({ isManned }) => isManned) || !serving.some(({ isPlanned }) => isPlanned);
};

/** Doors that open later than this are told by their hour, not as a wait: longer than most of them close over noon, minutes. */
const mostClosedMin = 90;

/** `opensMin` = minutes until the doors open: a wait that lasts through the night is none. */
const told = (model: Model, row: number, minutes: Float64Array | undefined, opensMin: number): WaitQuantiles | null => {
  const wait = minutes && canTell(model, row) ? quantilesOf(minutes) : null;
  return wait && opensMin > mostClosedMin && wait.p50 >= opensMin ? null : wait;
};

/** Minutes until the doors open; 0 while they are open or no hours are known, infinite when they closed for today. */
const untilOpenMin = ({ reference, nowIso }: FloorState): number => {
  const { zone } = reference.site;
  const opens = opensAgain(reference, nowIso);
  if (!opens) return 0;
  if (opens.day !== civilOf(nowIso, zone).day) return Number.POSITIVE_INFINITY;
  return (Date.parse(toInstant(opens.day, opens.time, zone)) - Date.parse(nowIso)) / 60_000;
};

/**
 * The waits of people who would come now, unrounded; `null` where no desk serves them today any more, where the doors
 * stay closed for long, or where nobody can tell. A newcomer at closed doors is not called before these open, even if a desk is still signed on
 * for the people inside. With `isLetIn`, over noon or on a day without openings, they are one of the people inside and are told the same wait; after the last opening nobody is told any.
 */
export const lookAtNewcomers = (
  state: FloorState,
  newcomers: readonly Newcomer[],
  { seed = 1, looks = usualLooks }: LookOptions = {},
): (WaitQuantiles | null)[] => {
  const model = modelOf(state, newcomers);
  const opensMin = untilOpenMin(state);
  const mayLetIn = isShutBehind(state.reference, state.nowIso) && !isOverToday(state);
  const leastOf = ({ isLetIn = false }: Newcomer, row: number): number =>
    isLetIn && mayLetIn && servingOf(model, row).some(({ isManned }) => isManned) ? 0 : opensMin;
  const least = newcomers.map((one, place) => leastOf(one, model.newcomersFrom + place));
  if (least.every((min) => min > mostClosedMin)) return newcomers.map(() => null);
  return lookAhead(model, looks, seed, false).newcomers.map((minutes, place) => {
    const leastMin = least[place] ?? opensMin;
    const wait = leastMin > mostClosedMin ? null : told(model, model.newcomersFrom + place, minutes, opensMin);
    return wait && { p50: Math.max(wait.p50, leastMin), p80: Math.max(wait.p80, leastMin) };
  });
};

/** The wait to announce to people who would come now without appointment, by reason; `null` = unknown. */
export const announceWaits = (
  state: FloorState,
  reasonIds: readonly string[],
  options: LookOptions = {},
): ReadonlyMap<string, WaitBand | null> => {
  const known = reasonIds.filter((id) => state.reference.reasons.some((reason) => reason.id === id));
  const found = lookAtNewcomers(
    state,
    known.map((reasonId) => ({ reasonId })),
    options,
  );
  return new Map(
    reasonIds.map((reasonId) => {
      const quantiles = found[known.indexOf(reasonId)];
      return [reasonId, quantiles ? bandOf(quantiles) : null];
    }),
  );
};

/** The wait to announce to one person who would come now. */
export const announceWait = (
  state: FloorState,
  newcomer: Newcomer | string,
  options: LookOptions = {},
): WaitBand | null => {
  const one = typeof newcomer === 'string' ? { reasonId: newcomer } : newcomer;
  if (!state.reference.reasons.some((reason) => reason.id === one.reasonId)) return null;
  const quantiles = lookAtNewcomers(state, [one], options)[0];
  return quantiles ? bandOf(quantiles) : null;
};

/** How much longer each waiting ticket waits for its call, by ticket; `null` = unknown. For the page of a ticket. */
export const remainingWaits = (
  state: FloorState,
  { seed = 1, looks = usualLooks }: LookOptions = {},
): ReadonlyMap<string, WaitBand | null> => {
  const model = modelOf(state, []);
  const { waiting } = lookAhead(model, looks, seed, true);
  const opensMin = untilOpenMin(state);
  return new Map(
    model.waiting.map((ticket, row) => {
      const quantiles = told(model, row, waiting[row], opensMin);
      return [ticket.id, quantiles && bandOf(quantiles)];
    }),
  );
};

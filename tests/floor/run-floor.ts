import { mean, quantile } from '#shared/domain/insights/stats/quantile';
import { waitMin } from '#shared/domain/queue/wait';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { lookAtNewcomers, type WaitQuantiles } from '#shared/domain/queue/look-ahead';
import { bandOf } from '#shared/domain/queue/wait-band';
import { learnTimes, type ServiceTimes } from '#shared/domain/queue/service-times';
import { addDays, minutesBetween, weekdayOf } from '#shared/time/civil';

import { liveDay, type Onlooker, type Scene } from './live-day';
import { watchStarvation, type Starvation } from './starvation';
import { town } from './town';

export type FloorOptions = { readonly seed: number; readonly days: number };

/** All work that comes, as a share of what the desks can do. */
export const loads = [0.8, 1, 1.1] as const;

/** How well a wait was told to those who were called, minutes. `coverage` = share who waited no longer than the P80. */
export type Told = {
  readonly n: number;
  readonly mae: number;
  readonly bias: number;
};

export type LoadResult = {
  readonly load: number;
  readonly days: number;
  readonly tickets: number;
  readonly waits: {
    readonly n: number;
    readonly zero: number;
    readonly mean: number;
    readonly median: number;
    readonly p90: number;
    readonly max: number;
  };
  readonly ended: Readonly<Record<string, number>>;
  readonly starvation: Starvation;
  readonly ours: Told & { readonly coverageP80: number; readonly coverageOfBand: number; readonly bandWidth: number };
  readonly munich: Told;
  /** By how much our error is lower than Munich’s, 0.3 = thirty per cent. */
  readonly gain: number;
  readonly unknown: number;
  readonly msPerAnnouncement: number;
};

/** Days that only teach: the app has been in use for two weeks. */
const warmUpDays = 10;
const firstDay = '2026-03-02';

type Guess = { readonly ours: WaitQuantiles; readonly munich: number };
type Past = { readonly tickets: readonly Ticket[]; readonly appointments: readonly Appointment[] };

const siteMean = (past: Past): number => {
  const served = past.tickets.filter((one) => one.status === 'done' && one.startedAt !== '');
  return mean(served.map((one) => minutesBetween(one.startedAt, one.endedAt))) ?? 10;
};

/** Munich's rule: the mean service of the site times those who wait, shared by the desks that are open. */
const munichOf = ({ tickets, sessions }: Scene, meanMin: number): number => {
  const open = sessions.filter((one) => one.status === 'open').length;
  return (meanMin * tickets.filter((one) => one.status === 'waiting').length) / Math.max(1, open);
};

const workdays = (count: number): string[] => {
  const found: string[] = [];
  for (let day = firstDay; found.length < count; day = addDays(day, 1)) if (weekdayOf(day) <= 5) found.push(day);
  return found;
};

const round = (value: number): number => Math.round(value * 100) / 100;
const toldOf = (errors: readonly number[]): Told => ({
  n: errors.length,
  mae: round(mean(errors.map(Math.abs)) ?? 0),
  bias: round(mean(errors) ?? 0),
});

const countBy = (tickets: readonly Ticket[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of tickets) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

type Diary = {
  readonly guesses: Map<string, Guess>;
  readonly lived: Ticket[];
  unknown: number;
  spentMs: number;
};

/** Tells every walk-in a wait from what the app knows at that instant: this morning's figures of past days, and the state. */
const teller = (diary: Diary, times: ServiceTimes, meanMin: number, seed: number): Onlooker['beforeIssue'] => {
  return (scene, visitor, ticketId) => {
    const began = performance.now();
    const newcomer = { reasonId: visitor.matter.id, priority: visitor.priority };
    const ours = lookAtNewcomers({ ...scene, reference: town, times }, [newcomer], {
      seed: seed + diary.guesses.size,
    })[0];
    diary.spentMs += performance.now() - began;
    if (ours) diary.guesses.set(ticketId, { ours, munich: munichOf(scene, meanMin) });
    else diary.unknown += 1;
  };
};

const figuresOf = (load: number, days: number, diary: Diary, starvation: Starvation): LoadResult => {
  const waits = diary.lived.map(waitMin).filter((one) => one !== null);
  const told = diary.lived.flatMap((ticket) => {
    const [wait, guess] = [waitMin(ticket), diary.guesses.get(ticket.id)];
    return wait === null || !guess ? [] : [{ wait, ...guess }];
  });
  const ours = toldOf(told.map((one) => one.ours.p50 - one.wait));
  const munich = toldOf(told.map((one) => one.munich - one.wait));
  const share = (limit: (quantiles: WaitQuantiles) => number): number =>
    round(told.filter((one) => one.wait <= limit(one.ours)).length / Math.max(1, told.length));
  return {
    load,
    days,
    tickets: diary.lived.length,
    waits: {
      n: waits.length,
      zero: waits.filter((one) => one === 0).length,
      mean: round(mean(waits) ?? 0),
      median: round(quantile(waits, 0.5) ?? 0),
      p90: round(quantile(waits, 0.9) ?? 0),
      max: round(Math.max(0, ...waits)),
    },
    ended: countBy(diary.lived),
    starvation,
    ours: {
      ...ours,
      coverageP80: share(({ p80 }) => p80),
      coverageOfBand: share((quantiles) => bandOf(quantiles).toMin),
      bandWidth: round(mean(told.map(({ ours: q }) => bandOf(q).toMin - bandOf(q).fromMin)) ?? 0),
    },
    munich,
    gain: round(1 - ours.mae / munich.mae),
    unknown: diary.unknown,
    msPerAnnouncement: round(diary.spentMs / Math.max(1, diary.guesses.size)),
  };
};

/** Lives through `days` days after a warm-up at one load, and compares what was told with what came. */
export const runLoad = ({ seed, days }: FloorOptions, load: number): LoadResult => {
  const past: Past[] = [];
  const diary: Diary = { guesses: new Map(), lived: [], unknown: 0, spentMs: 0 };
  const watch = watchStarvation();
  workdays(warmUpDays + days).forEach((day, index) => {
    const daySeed = (seed * 1_000_003 + index * 7_919 + Math.round(load * 100)) | 0;
    const known = past.slice(-warmUpDays);
    const merged: Past = {
      tickets: known.flatMap((one) => one.tickets),
      appointments: known.flatMap((one) => one.appointments),
    };
    const isCounted = index >= warmUpDays;
    const times = learnTimes({ ...merged, reasons: town.reasons });
    const lived = liveDay(day, load, daySeed, {
      beforeIssue: isCounted ? teller(diary, times, siteMean(merged), seed) : () => undefined,
      atCall: isCounted ? watch.atCall : () => undefined,
    });
    past.push(lived);
    if (isCounted) diary.lived.push(...lived.tickets);
  });
  return figuresOf(load, days, diary, watch.result());
};

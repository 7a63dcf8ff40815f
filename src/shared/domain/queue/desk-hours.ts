import { storyOf } from '../lifecycle/story';
import type { DeskSession, PauseReason } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';
import type { Interval } from '../scheduling/intervals';
import { agentAt, seatsOn } from '../scheduling/seats';
import { civilOf, minutesOf } from '../../time/civil';

import type { CallMoment } from './asked-reasons';
import { callPolicyOf } from './call-policy';
import { callerNow, callerOf, type DeskCaller } from './caller-of';
import { isServedHere } from './offered';
import { openingInstants } from './opening-instants';
import { entryById } from '../../lib/entry-by-id';

/**
 * When a desk calls people from now on, in milliseconds, sorted and apart; empty = not any more today. `isPlanned` = it should be open
 * now; `isManned` = somebody is signed on there, on a pause as well.
 */
export type DeskHours = {
  readonly caller: DeskCaller;
  readonly stretches: readonly Interval[];
  readonly isPlanned: boolean;
  readonly isManned: boolean;
};

const minuteMs = 60_000;
/** How long a pause usually lasts, minutes: the assumption by which a paused desk is expected back. */
const pauseMin: Readonly<Record<PauseReason, number>> = {
  lunch: 60,
  break: 15,
  backOffice: 30,
  training: 120,
  other: 20,
};
/** A pause that lasts longer than usual ends in so many minutes, as far as anybody knows. */
const overdueMin = 5;
/** Who is not at a desk so long after it should open is not expected before its next stretch. */
const lateOpenMin = 10;

const pausedSince = (session: DeskSession): { readonly atMs: number; readonly why: PauseReason } => {
  const paused = storyOf(session.events, 'opened').told.findLast((event) => event.type === 'paused');
  const why = paused?.['why'];
  return {
    atMs: Date.parse(paused?.at ?? ''),
    why: typeof why === 'string' && why in pauseMin ? (why as PauseReason) : 'other',
  };
};

const isIn = (stretches: readonly Interval[], nowMs: number): boolean =>
  stretches.some(({ from, to }) => from <= nowMs && nowMs < to);

const clip = (stretches: readonly Interval[], fromMs: number): Interval[] =>
  stretches.filter(({ to }) => to > fromMs).map(({ from, to }) => ({ from: Math.max(from, fromMs), to }));

/** Signed on outside of the plan: with someone in hand the plan goes on afterwards, otherwise the agent is simply there. */
const outside = (stretches: readonly Interval[], isBusy: boolean, nowMs: number): Interval[] => {
  const rest = clip(stretches, nowMs);
  const next = rest[0];
  if (!next) return [{ from: nowMs, to: Number.POSITIVE_INFINITY }];
  return isBusy ? rest : [{ from: nowMs, to: next.to }, ...rest.slice(1)];
};

const unmanned = (own: readonly Interval[], nowMs: number): Interval[] =>
  own
    .filter(({ from }) => from + lateOpenMin * minuteMs > nowMs)
    .map(({ from, to }) => ({ from: from > nowMs ? from : from + lateOpenMin * minuteMs, to }));

/** Minutes until a desk calls next, 0 while it should be open or is not expected any more. */
const minutesUntil = (own: readonly Interval[], nowMs: number): number => {
  const next = own.find(({ to }) => to > nowMs);
  return next ? Math.max(0, Math.ceil((next.from - nowMs) / minuteMs)) : 0;
};

type DeskNow = { readonly session: DeskSession | undefined; readonly isBusy: boolean };

/** `own` = the plan of the desk, `site` = all hours in which any desk is open: what a desk without a plan goes by. */
const stretchesOf = (
  { session, isBusy }: DeskNow,
  own: readonly Interval[],
  site: readonly Interval[],
  nowMs: number,
): Interval[] => {
  if (!session || session.status === 'closed') return unmanned(own, nowMs);
  const plan = own.length > 0 ? own : site;
  if (session.status === 'open') return isIn(plan, nowMs) ? clip(plan, nowMs) : outside(plan, isBusy, nowMs);
  const { atMs, why } = pausedSince(session);
  const back = Math.max(atMs + pauseMin[why] * minuteMs || 0, nowMs + overdueMin * minuteMs);
  const rest = clip(plan, back);
  return rest.length > 0 ? rest : [{ from: back, to: Number.POSITIVE_INFINITY }];
};

/** Who closes last stays for those who are still in the house. */
const carryOn = (stretches: readonly Interval[], lastMs: number): Interval[] =>
  stretches.map((one) => (one.to >= lastMs ? { from: one.from, to: Number.POSITIVE_INFINITY } : one));

/** Whether somebody is signed on at a desk that serves a reason at this moment, on a pause as well, or was asked to. */
export const hasOpenDesk = (moment: CallMoment, reasonId: string): boolean => {
  const { reference, sessions } = moment;
  const policy = callPolicyOf(reference);
  return sessions.some((session) => {
    const desk = entryById(reference.desks, session.deskId);
    if (!desk || session.status === 'closed') return false;
    return isServedHere(callerNow(desk, session.agentId, moment), reasonId, policy);
  });
};

/**
 * When each desk of a site calls people for the rest of the day: its opening periods without closures and absences, as civil times
 * of the site. Assumed beside: a desk that is signed on goes by its plan, or by that of the site where it has none; a paused one
 * comes back after the usual length of its pause; one that is planned but not signed on opens with its next stretch; those open
 * until the site closes go on for those who wait.
 */
export const deskHours = (
  reference: SiteReference,
  sessions: readonly DeskSession[],
  tickets: readonly Ticket[],
  nowIso: string,
): DeskHours[] => {
  const { day, time } = civilOf(nowIso, reference.site.zone);
  const nowMs = Date.parse(nowIso);
  const { ofDesk, site } = openingInstants(reference, day);
  const seats = seatsOn(reference, day);
  const lastMs = site.at(-1)?.to ?? Number.POSITIVE_INFINITY;
  return reference.desks.map((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.day === day);
    const isManned = session !== undefined && session.status !== 'closed';
    // One on hold or set aside does not bind the desk.
    const isBusy = tickets.some(
      (one) => one.deskId === desk.id && (one.status === 'called' || one.status === 'serving'),
    );
    const own = ofDesk.get(desk.id) ?? [];
    const agentId = isManned ? session.agentId : agentAt(seats, desk.id, minutesOf(time) + minutesUntil(own, nowMs));
    return {
      caller: callerOf(desk, agentId, reference),
      stretches: carryOn(stretchesOf({ session, isBusy }, own, site, nowMs), lastMs),
      isPlanned: isIn(own, nowMs),
      isManned,
    };
  });
};

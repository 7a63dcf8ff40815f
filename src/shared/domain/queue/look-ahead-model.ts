import { wholeMinutesBetween, civilOf } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import { isInHandAt, type Ticket } from '../model/ticket';

import { byArrival } from './arrival-order';
import { callPolicyOf, waitCeilingOf, type CallPolicy } from './call-policy';
import { emptyCrowd, type Crowd, type TurnRule } from './crowd';
import { deskHours, type DeskHours } from './desk-hours';
import type { FloorState, Newcomer } from './floor-state';
import { openingInstants } from './opening-instants';
import { isOfferedTo, isSent, isServedHere } from './offered';
import { priorityRun } from './priority-run';
import { plannedMin, type ServiceTimes } from './service-times';
import { cameLate, ceilingAtMs } from './standing';
import { ticketDetails } from '../lifecycle/ticket-details';
import { entryById } from '../../lib/entry-by-id';

/** Someone who is at a desk now: `elapsedMin` since the start of the service, or since the call while they are on their way. */
export type AtDesk = {
  readonly planned: number;
  readonly kind: number;
  readonly isOnTheWay: boolean;
  readonly elapsedMin: number;
};

/** What all people of a reason share, by kind; `offered` by kind and desk. */
type Kinds = {
  readonly planned: readonly number[];
  readonly ceilingMs: readonly number[];
  readonly offered: Uint8Array;
  readonly spreads: readonly (readonly number[])[];
  /** People with priority who come without appointment, by kind, per millisecond. */
  readonly priorityPerMs: readonly number[];
};

/** Someone with an appointment who is not here yet. */
type Expected = { readonly row: number; readonly startMs: number; readonly sureness: number };

/** A floor made ready for many looks ahead. Rows: those who wait, those expected, room for priorities, newcomers. */
export type Model = {
  readonly crowd: Crowd;
  readonly rule: TurnRule;
  readonly kinds: Kinds;
  readonly nowMs: number;
  readonly run: number;
  readonly hours: readonly DeskHours[];
  readonly atDesk: readonly (AtDesk | null)[];
  readonly waiting: readonly Ticket[];
  readonly expected: readonly Expected[];
  /** Who comes later than that after their start has lost the rank of the appointment. */
  readonly bookedUntilMs: number;
  /** Rows kept for people with priority who may come. */
  readonly spareFrom: number;
  readonly spare: number;
  readonly newcomersFrom: number;
  readonly newcomers: readonly Newcomer[];
  readonly times: ServiceTimes;
};

const minuteMs = 60_000;
const spareRows = 12;
/** People who are expected later than that change nothing for somebody who comes now. */
const horizonMin = 300;

/** The policy as the inner rule takes it. */
const ruleOf = (policy: CallPolicy): TurnRule => ({
  bookedFromMs: policy.bookedFromMin * minuteMs,
  priorityCeiling: Math.max(1, policy.priorityCeiling),
});

const plannedOf = ({ reference, appointments }: FloorState, reasonId: string, appointmentId: string): number =>
  plannedMin(
    entryById(reference.reasons, reasonId),
    appointmentId === '' ? undefined : appointments.find((one) => one.id === appointmentId),
  );

type Draft = {
  readonly state: FloorState;
  readonly policy: CallPolicy;
  readonly hours: readonly DeskHours[];
  readonly kinds: Kinds;
  readonly kindOf: ReadonlyMap<string, number>;
};

const kindsOf = ({ reference, times }: FloorState, policy: CallPolicy, hours: readonly DeskHours[]): Kinds => {
  const { reasons } = reference;
  return {
    planned: reasons.map((reason) => plannedMin(reason, undefined)),
    ceilingMs: reasons.map((reason) => waitCeilingOf(policy, reason.id) * minuteMs),
    offered: Uint8Array.from(
      reasons.flatMap((reason) => hours.map(({ caller }) => (isServedHere(caller, reason.id, policy) ? 1 : 0))),
    ),
    spreads: reasons.map((reason) => times.spreadOf.get(reason.id) ?? times.spread),
    priorityPerMs: reasons.map((reason) => (times.priorityPerHour.get(reason.id) ?? 0) / 3_600_000),
  };
};

/** Fills what a person has of their reason. */
export const fillKind = (crowd: Crowd, kinds: Kinds, row: number, kind: number): void => {
  crowd.kind[row] = kind;
  crowd.planned[row] = kinds.planned[kind] ?? 0;
  crowd.offered.set(kinds.offered.subarray(kind * crowd.desks, (kind + 1) * crowd.desks), row * crowd.desks);
};

const fillWaiting = (draft: Draft, crowd: Crowd, ticket: Ticket, row: number): void => {
  const { policy, hours, state } = draft;
  const { notBefore } = ticketDetails(ticket);
  fillKind(crowd, draft.kinds, row, draft.kindOf.get(ticket.reasonId) ?? 0);
  crowd.arrivedAt[row] = Date.parse(ticket.issuedAt);
  crowd.ord[row] = row;
  crowd.dueAt[row] = ticket.dueAt === '' || cameLate(ticket, policy) ? Number.NaN : Date.parse(ticket.dueAt);
  crowd.ceilingAt[row] = ceilingAtMs(ticket, policy);
  crowd.restsUntil[row] = notBefore === '' ? 0 : Date.parse(notBefore);
  crowd.priority[row] = ticket.priority ? 1 : 0;
  crowd.planned[row] = plannedOf(state, ticket.reasonId, ticket.appointmentId);
  const mark = isSent(ticket) ? 2 : 1;
  hours.forEach(({ caller }, desk) => {
    crowd.offered[row * crowd.desks + desk] = isOfferedTo(ticket, caller, policy) ? mark : 0;
  });
};

type Coming = { readonly one: Appointment; readonly startMs: number; readonly sureness: number };

/** Those with an appointment who may still come; the later they are, the less one counts on them. */
const comingIn = ({ appointments, reference, nowIso, times }: FloorState, withinMin: number): Coming[] => {
  const { day } = civilOf(nowIso, reference.site.zone);
  const { msOf } = openingInstants(reference, day);
  return appointments.flatMap((one) => {
    if (one.status !== 'booked' || one.day !== day) return [];
    const startMs = msOf(one.time);
    const lateMin = (Date.parse(nowIso) - startMs) / minuteMs;
    const later = times.arrivalMin.filter((offset) => offset > lateMin).length / Math.max(1, times.arrivalMin.length);
    if (later === 0 || lateMin < -withinMin) return [];
    const comes = (1 - times.noShowShare) * later;
    return [{ one, startMs, sureness: comes / (comes + times.noShowShare) }];
  });
};

const atDeskNow = ({ state, kindOf }: Draft, deskId: string): AtDesk | null => {
  const ticket = state.tickets.find((one) => isInHandAt(one, deskId));
  if (!ticket) return null;
  const isOnTheWay = ticket.status === 'called';
  const since = isOnTheWay ? ticket.lastCalledAt : ticket.startedAt;
  return {
    planned: plannedOf(state, ticket.reasonId, ticket.appointmentId),
    kind: kindOf.get(ticket.reasonId) ?? 0,
    isOnTheWay,
    elapsedMin: Math.max(0, (Date.parse(state.nowIso) - Date.parse(since)) / minuteMs || 0),
  };
};

const fillExpected = ({ state, kinds, kindOf }: Draft, crowd: Crowd, row: number, { one }: Coming): void => {
  fillKind(crowd, kinds, row, kindOf.get(one.reasonId) ?? 0);
  crowd.planned[row] = plannedOf(state, one.reasonId, one.id);
  crowd.ord[row] = row;
};

const fillNewcomer = (
  { state, policy, kinds, kindOf }: Draft,
  crowd: Crowd,
  row: number,
  newcomer: Newcomer,
  lastMs: number,
): void => {
  const { reasonId, priority, dueAt } = newcomer;
  const kind = kindOf.get(reasonId) ?? 0;
  const nowMs = Date.parse(state.nowIso);
  const isLate = dueAt !== undefined && wholeMinutesBetween(dueAt, state.nowIso) > policy.bookedUntilMin;
  const dueMs = dueAt === undefined || isLate ? Number.NaN : Date.parse(dueAt);
  fillKind(crowd, kinds, row, kind);
  // The instant of the asking may be some seconds old: whoever has their ticket already came before.
  crowd.arrivedAt[row] = Math.max(nowMs, lastMs);
  crowd.ord[row] = row;
  crowd.dueAt[row] = dueMs;
  crowd.ceilingAt[row] = Math.max(nowMs, dueMs || 0) + (kinds.ceilingMs[kind] ?? 0);
  crowd.priority[row] = priority ? 1 : 0;
};

/**
 * Makes a floor ready: everything that is the same in every look ahead is worked out once. `withinMin` = how far ahead appointments
 * are looked at.
 */
export const modelOf = (state: FloorState, newcomers: readonly Newcomer[], withinMin = horizonMin): Model => {
  const { reference } = state;
  const policy = callPolicyOf(reference);
  const hours = deskHours(reference, state.sessions, state.tickets, state.nowIso);
  const kinds = kindsOf(state, policy, hours);
  const draft: Draft = {
    state,
    policy,
    hours,
    kinds,
    kindOf: new Map(reference.reasons.map(({ id }, kind) => [id, kind])),
  };
  const waiting = state.tickets.filter((ticket) => ticket.status === 'waiting').toSorted(byArrival);
  const lastMs = Date.parse(waiting.at(-1)?.issuedAt ?? '') || 0;
  const coming = comingIn(state, withinMin);
  const spareFrom = waiting.length + coming.length;
  const newcomersFrom = spareFrom + spareRows;
  const crowd = emptyCrowd(newcomersFrom + newcomers.length, hours.length);
  waiting.forEach((ticket, row) => fillWaiting(draft, crowd, ticket, row));
  coming.forEach((each, place) => fillExpected(draft, crowd, waiting.length + place, each));
  newcomers.forEach((each, place) => fillNewcomer(draft, crowd, newcomersFrom + place, each, lastMs));
  return {
    crowd,
    rule: ruleOf(policy),
    kinds,
    nowMs: Date.parse(state.nowIso),
    run: priorityRun(state.tickets, policy),
    hours,
    atDesk: hours.map(({ caller }) => atDeskNow(draft, caller.id)),
    waiting,
    expected: coming.map(({ startMs, sureness }, place) => ({ row: waiting.length + place, startMs, sureness })),
    bookedUntilMs: policy.bookedUntilMin * minuteMs,
    spareFrom,
    spare: spareRows,
    newcomersFrom,
    newcomers,
    times: state.times,
  };
};

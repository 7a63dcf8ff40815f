import { isStillExpected, isTaken } from '../booking/appointment-standing';
import { duplicateNumber } from '../conflicts/settled-today';
import { standingEvents } from '../lifecycle/crossed-by-arrival';
import { crossingOf, type Crossing } from '../lifecycle/crossed-plan';
import { effectiveEvents } from '../lifecycle/event-log';
import { isPlacement, placementEvent } from '../lifecycle/placement-event';
import { oneOf, textOf } from '../lifecycle/read-payload';
import { toldPlacement } from '../lifecycle/told-placement';
import { untoldCancel } from '../lifecycle/untold-cancel';
import { callOutcomes, type Appointment, type CallOutcome } from '../model/appointment';
import type { Envelope } from '../model/event';
import type { Ticket } from '../model/ticket';
import { compareText } from '../../lib/compare';

type CivilMoment = { readonly day: string; readonly time: string };
type Take = Pick<Envelope, 'id' | 'at' | 'by'>;

/**
 * Somebody to call: the town hall moved them or called them off, or two desks told them two things, and they do not know yet. All of it is about the present placement or the cancellation:
 * another one begins anew.
 */
export type Call = {
  readonly appointment: Appointment;
  /** The appointment is called off; otherwise it is elsewhere. */
  readonly isOff: boolean;
  /** Since when, `''` for one that stands. */
  readonly offAt: string;
  /** It was called off because another appointment bears the same pre-application number. */
  readonly isDuplicate: boolean;
  /** What counts and what they were told besides, by desks that did not see each other; `null` = nothing of the kind. */
  readonly crossing: Crossing | null;
  /** The day and time that they know of. */
  readonly told: { readonly day: string; readonly time: string };
  /** How often nobody answered. */
  readonly tries: number;
  /** What the last call came to, `''` before the first, and when. */
  readonly note: CallOutcome | '';
  readonly notedAt: string;
  /** Who took the call in hand since, in the order of the log. */
  readonly takes: readonly Take[];
  /** The takes that hold it no more, because another call was taken at the same computer since, and when (`at`). Empty without the list. */
  readonly left: readonly Pick<Take, 'id' | 'at'>[];
};

/** A call that somebody took in hand is theirs for so long; then it is anybody's again. */
export const HELD_MIN = 10;

/**
 * The call that an appointment asks for; `null` when its person knows where it is, or a surplus has to be settled first, so that they
 * are told once. Total for any log, and the same for the same events in any order.
 */
export const callOf = (appointment: Appointment): Call | null => {
  const off = untoldCancel(appointment);
  // Most appointments never moved: their log is not read any further.
  if (!off && !appointment.events.some(({ type }) => type === 'rescheduled' || type === 'informed')) return null;
  const { isDue, day, time } = toldPlacement(appointment);
  if (!off && (!isDue || appointment.confirmation === 'overbooked')) return null;
  const cause = (off ?? placementEvent(appointment))?.id ?? '';
  const about = effectiveEvents(appointment.events).filter(
    (event) => (event.type === 'callTaken' || event.type === 'callNoted') && textOf(event, 'cause') === cause,
  );
  const notes = about.filter(({ type }) => type === 'callNoted');
  const last = notes.at(-1);
  const since = last ? about.slice(about.indexOf(last) + 1) : about;
  return {
    appointment,
    isOff: off !== null,
    offAt: off?.at ?? '',
    isDuplicate: off !== null && textOf(off, 'why') === duplicateNumber,
    crossing: crossingOf(appointment.events),
    told: { day, time },
    tries: notes.filter((event) => textOf(event, 'outcome') === 'noAnswer').length,
    note: last ? oneOf(last, 'outcome', callOutcomes, 'noAnswer') : '',
    notedAt: last?.at ?? '',
    takes: since.map(({ id, at, by }) => ({ id, at, by })),
    left: [],
  };
};

/**
 * Whether a call is about one of these days, both ends included: the person expects to come on it, or was moved away from it or called off on it since. Whoever was moved twice
 * belongs to both moves.
 */
export const isOfDays = (
  { appointment, isOff, told }: Call,
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
): boolean => {
  const places = standingEvents(appointment.events).filter(isPlacement);
  const known = places.findLastIndex((one) => textOf(one, 'day') === told.day && textOf(one, 'time') === told.time);
  const left = places.slice(Math.max(0, known), isOff ? undefined : -1).map((one) => textOf(one, 'day'));
  return [told.day, ...left].some((day) => fromDay <= day && day <= toDay);
};

/** A clock that is wrong by more than that holds nothing. */
const isFresh = (at: string, nowMs: number): boolean => Math.abs(nowMs - Date.parse(at)) < HELD_MIN * 60_000;

/**
 * Who has a call in hand now: the first who took it, for ten minutes or until they take another at the same computer; `null` = nobody. Desks that have
 * heard of the same takes agree on it.
 */
export const holderOf = ({ takes, left }: Pick<Call, 'takes' | 'left'>, nowMs: number): Take | null =>
  takes.find((take) => isFresh(take.at, nowMs) && !left.some(({ id, at }) => id === take.id && isFresh(at, nowMs))) ??
  null;

type Who = { readonly agentId: string; readonly deviceId: string };

const isSame = (one: Who, other: Who): boolean =>
  one.agentId === other.agentId && (one.agentId !== '' || one.deviceId === other.deviceId);

/** The colleague who has a call in hand; `null` when it is free or one's own. */
export const heldByOther = (call: Call, me: Who, nowMs: number): Take | null => {
  const holder = holderOf(call, nowMs);
  return holder && !isSame(holder.by, me) ? holder : null;
};

/** Whether somebody has a call in hand themselves. */
export const isInHand = (call: Call, me: Who, nowMs: number): boolean => {
  const holder = holderOf(call, nowMs);
  return holder !== null && isSame(holder.by, me);
};

/**
 * Whether somebody may say what a call came to: they took it in hand since it was last noted, however long it lasted. A key that is
 * pressed twice says nothing about the next person.
 */
export const mayAnswer = ({ takes }: Call, me: Who): boolean => takes.some(({ by }) => isSame(by, me));

const orderOf = ({ appointment, told, note, notedAt }: Call): string =>
  // First those not called yet, by the hour at which they would come for nothing; then those not reached, the longest ago first.
  [note === '' ? '0' : '1', notedAt, told.day, told.time, appointment.id].join(' ');

const known = new WeakMap<Appointment, Call | null>();

/** Looked at once for each state of an appointment. */
const knownCallOf = (appointment: Appointment): Call | null => {
  const seen = known.get(appointment);
  if (seen !== undefined) return seen;
  const call = callOf(appointment);
  known.set(appointment, call);
  return call;
};

/** What tells whether a call is still to be made: the appointments that are known, the tickets of today, and the moment. */
export type CallFacts = {
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  readonly now: CivilMoment;
};

type WhatFor = Pick<Appointment, 'citizenId' | 'reasonId'>;
const whatFor = ({ citizenId, reasonId }: WhatFor): string => `${citizenId} ${reasonId}`;

/** When each of those who are called off last booked something, by citizen and reason. One pass for a whole list; calls without a citizen are left out. */
const lastBooked = (off: readonly Call[], appointments: readonly Appointment[]): ReadonlyMap<string, string> => {
  const people = new Set(off.map(({ appointment }) => appointment.citizenId).filter((id) => id !== ''));
  const last = new Map<string, string>();
  if (people.size === 0) return last;
  for (const one of appointments) {
    if (!people.has(one.citizenId) || !isTaken(one.status)) continue;
    const key = whatFor(one);
    if (one.bookedAt >= (last.get(key) ?? '')) last.set(key, one.bookedAt);
  }
  return last;
};

/** When people last took a ticket today, by whom and for what. */
const lastTicket = (tickets: readonly Ticket[], today: string): ReadonlyMap<string, string> => {
  const last = new Map<string, string>();
  for (const one of tickets) {
    if (one.day !== today || one.citizenId === '' || one.status === 'void') continue;
    if (one.issuedAt > (last.get(whatFor(one)) ?? '')) last.set(whatFor(one), one.issuedAt);
  }
  return last;
};

/**
 * Whoever is called off is told until they would have come: afterwards they were here, or did not mean to come. Whoever was moved is told while one of the
 * two days is ahead.
 */
const mayCome = ({ appointment, isOff, told }: Call, now: CivilMoment): boolean => {
  const { durationMin } = appointment;
  return [appointment, told].some(({ day, time }) =>
    isOff ? isStillExpected({ status: 'booked', day, time, durationMin }, now) : day >= now.day,
  );
};

/** Those of some calls that are still to be made. */
const stillToMake = (calls: readonly Call[], { appointments, tickets, now }: CallFacts): readonly Call[] => {
  const ahead = calls.filter((call) => mayCome(call, now));
  const off = ahead.filter(({ isOff }) => isOff);
  if (off.length === 0) return ahead;
  const booked = lastBooked(off, appointments);
  const given = lastTicket(tickets, now.day);
  const isSettled = ({ appointment, told, offAt, isDuplicate }: Call): boolean => {
    const what = whatFor(appointment);
    const bookedAt = booked.get(what);
    // Who booked the same again since then was told by whoever booked it. Of two duplicates the person keeps the other one.
    if (bookedAt !== undefined && (isDuplicate || bookedAt > offAt)) return true;
    // Whoever came on the day all the same, and took a ticket for it, was told at the desk.
    return [appointment.day, told.day].includes(now.day) && (given.get(what) ?? '') > offAt;
  };
  return ahead.filter((call) => !call.isOff || !isSettled(call));
};

/** The call that has to be made about one appointment, as the list says; `null` when none has to be. */
export const callToMake = (appointment: Appointment, facts: CallFacts): Call | null => {
  const call = knownCallOf(appointment);
  return call && (stillToMake([call], facts)[0] ?? null);
};

const taken = new WeakMap<Appointment, readonly Take[]>();

/** Every take of an appointment, also of calls that are over. Read once for each state of it. */
const takesOf = (appointment: Appointment): readonly Take[] => {
  const seen = taken.get(appointment);
  if (seen) return seen;
  const takes = appointment.events.filter(({ type }) => type === 'callTaken');
  taken.set(appointment, takes);
  return takes;
};

const orderOfTake = ({ at, id }: Take): string => `${at} ${id}`;

// At each computer by itself: two clocks give no order, and two people may share one agent.
const takerOf = ({ by }: Take): string => `${by.agentId} ${by.deviceId}`;

/** The calls, each with the takes after which another one was taken: one person is on the telephone with one person. */
const withLeft = (calls: readonly Call[], appointments: readonly Appointment[]): readonly Call[] => {
  if (calls.every(({ takes }) => takes.length === 0)) return calls;
  const taking = new Map<string, { readonly take: Take; readonly of: string }[]>();
  for (const appointment of appointments)
    for (const take of takesOf(appointment)) {
      const all = taking.get(takerOf(take)) ?? [];
      all.push({ take, of: appointment.id });
      taking.set(takerOf(take), all);
    }
  return calls.map((call) => {
    const left = call.takes.flatMap((take) => {
      const later = (taking.get(takerOf(take)) ?? [])
        .filter((one) => one.of !== call.appointment.id && compareText(orderOfTake(one.take), orderOfTake(take)) > 0)
        .map((one) => one.take.at);
      // The first one after it: where even that lies far ahead, a clock was wrong, and it says nothing.
      const at = later.toSorted(compareText)[0];
      return at === undefined ? [] : [{ id: take.id, at }];
    });
    return left.length === 0 ? call : { ...call, left };
  });
};

/** Those to call, in the order in which one calls them. */
export const callList = (facts: CallFacts): readonly Call[] =>
  withLeft(
    stillToMake(
      facts.appointments.flatMap((one) => knownCallOf(one) ?? []),
      facts,
    ),
    facts.appointments,
  )
    .map((call) => ({ call, order: orderOf(call) }))
    .toSorted((a, b) => compareText(a.order, b.order))
    .map(({ call }) => call);

/** The next one to call that no colleague has in hand, after one of the list (`''` = from its head); from the head again at its end. */
export const nextCall = (calls: readonly Call[], after: string, me: Who, nowMs: number): Call | null => {
  const at = calls.findIndex(({ appointment }) => appointment.id === after);
  const round = [...calls.slice(at + 1), ...calls.slice(0, at + 1)];
  return round.find((call) => !heldByOther(call, me, nowMs)) ?? null;
};

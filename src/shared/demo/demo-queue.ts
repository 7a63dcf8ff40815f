import type { Interval } from '../domain/scheduling/intervals';
import type { Random } from './random';

/** Someone who comes to the town hall. Times are minutes of the day; `due` is -1 for a walk-in. */
export type Visitor = {
  readonly arrive: number;
  readonly due: number;
  readonly reasonId: string;
  /** The desk of the appointment, `''` for a walk-in. */
  readonly deskId: string;
  readonly priority: boolean;
  /** How long they stay unserved, minutes. */
  readonly patience: number;
  readonly serviceMin: number;
  /** Went out for a moment: will not answer the call. */
  readonly absent: boolean;
};

/** What became of a visitor. Minutes of the day, -1 where it did not happen. */
export type Visit = {
  readonly end: 'done' | 'noAnswer' | 'abandoned' | 'notServedAtClosing';
  readonly deskId: string;
  readonly called: number;
  readonly started: number;
  readonly ended: number;
};

/** A desk as the queue sees it. */
type QueueDesk = {
  readonly deskId: string;
  readonly reasonIds: readonly string[];
  readonly open: readonly Interval[];
};

// Agents finish the queue that is there when the doors close, within reason.
const graceMin = 20;
// A booked person of another desk is taken over when that desk runs this late.
const helpAfterMin = 12;

// A walk-in who has waited this long takes a turn among the booked, so that nobody starves.
const ceilingMin = 25;

const rankOf = (visitor: Visitor, now: number): number => {
  if (visitor.due >= 0 || visitor.arrive + ceilingMin <= now) return 0;
  return visitor.priority ? 1 : 2;
};

const turnOf = (visitor: Visitor): number =>
  visitor.due >= 0 ? Math.max(visitor.due, visitor.arrive) : visitor.arrive + ceilingMin;

const mayTake = (visitor: Visitor, desk: QueueDesk, now: number): boolean => {
  if (visitor.arrive > now || !desk.reasonIds.includes(visitor.reasonId)) return false;
  if (visitor.due < 0) return true;
  return visitor.deskId === desk.deskId ? visitor.due - 5 <= now : visitor.due + helpAfterMin <= now;
};

const choose = (waiting: ReadonlySet<Visitor>, desk: QueueDesk, now: number): Visitor | undefined =>
  [...waiting]
    .filter((visitor) => mayTake(visitor, desk, now))
    .toSorted((a, b) => rankOf(a, now) - rankOf(b, now) || turnOf(a) - turnOf(b))[0];

const serve = (visitor: Visitor, deskId: string, now: number, random: Random): Visit => {
  const called = now + random.next() * 0.8;
  if (visitor.absent) return { end: 'noAnswer', deskId, called, started: -1, ended: called + 4 };
  const started = called + 0.4 + random.next();
  return { end: 'done', deskId, called, started, ended: started + visitor.serviceMin };
};

/** Plays the queue of a day, minute by minute: who is called where and when, and what becomes of everyone. */
export const playQueue = (
  visitors: readonly Visitor[],
  desks: readonly QueueDesk[],
  random: Random,
): ReadonlyMap<Visitor, Visit> => {
  const visits = new Map<Visitor, Visit>();
  const waiting = new Set(visitors);
  const freeAt = new Map<string, number>();
  const closing = Math.max(0, ...desks.flatMap((desk) => desk.open.map((one) => one.to))) + graceMin;
  const opening = Math.min(...desks.flatMap((desk) => desk.open.map((one) => one.from)));
  for (let now = opening; now < closing; now += 1) {
    for (const visitor of waiting) {
      if (visitor.arrive + visitor.patience > now) continue;
      waiting.delete(visitor);
      visits.set(visitor, { end: 'abandoned', deskId: '', called: -1, started: -1, ended: now });
    }
    for (const desk of desks) {
      const isOpen = desk.open.some((one) => one.from <= now && now < one.to + graceMin);
      if (!isOpen || (freeAt.get(desk.deskId) ?? 0) > now) continue;
      const visitor = choose(waiting, desk, now);
      if (!visitor) continue;
      const visit = serve(visitor, desk.deskId, now, random);
      waiting.delete(visitor);
      visits.set(visitor, visit);
      freeAt.set(desk.deskId, Math.ceil(visit.ended) + 1);
    }
  }
  for (const visitor of waiting)
    visits.set(visitor, { end: 'notServedAtClosing', deskId: '', called: -1, started: -1, ended: closing + 5 });
  return visits;
};

import type { Refusal } from '#shared/errors/refusal';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import type { EventLog } from '#shared/domain/model/event';
import { isCompanionRegister } from '#shared/domain/people/companions';
import { linkRegisters } from '#shared/domain/people/links';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { no, ok, type Result } from '#shared/lib/result';
import type { LogCollection } from '#shared/sync/merge-document';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference } from '../../reference';
import { roomTaken } from '../appointment/room';
import type { WaitsAgain } from './act';
import { type AnyChange, type Change, eventChange, registerChange } from './changes';
import type { Done } from './prepare';
import { openTicketsBack } from './tickets-back';

/** Whether an appointment takes room. */
export const isLive = (appointment: Appointment): boolean => livePlacements([appointment], []).length > 0;

export const samePlace = (a: Appointment, b: Appointment): boolean =>
  a.day === b.day && a.time === b.time && a.deskId === b.deskId && a.durationMin === b.durationMin;

/** What settled a surplus goes back to the surplus as it was: that there is no room is known and shown. */
const settled = (now: Appointment | null, marks: readonly string[]): boolean =>
  now?.events.some((event) => marks.includes(event.id) && (event.type === 'kept' || event['settles'] !== undefined)) ??
  false;

/** An appointment comes back only to a place that nobody took meanwhile. */
export const refuseReturn = async (
  context: DataContext,
  before: Appointment,
  marks: readonly string[],
): Promise<Refusal | null> => {
  const now = await load(context, 'appointments', before.id);
  if (settled(now, marks)) return null;
  if (!isLive(before) || (now && isLive(now) && samePlace(before, now))) return null;
  return roomTaken(context, await loadReference(context), before);
};

/**
 * Puts back the values that the act replaced, where nobody wrote others since. A citizen made by the act stays known, but no
 * longer tied to another, and without the names of who would have come along.
 */
const citizenBack = async (context: DataContext, done: Done): Promise<AnyChange | null> => {
  const before = done.before as Citizen | null;
  const now = await load(context, 'citizens', done.id);
  if (!now) return null;
  const written = Object.keys(now.fields).filter((name) => done.marks.includes(`${name}@${now.fields[name]?.t ?? ''}`));
  const goesToo = (name: string): boolean => name in linkRegisters || isCompanionRegister(name);
  const names = before ? written : written.filter(goesToo);
  if (names.length === 0) return null;
  return registerChange(done.id, Object.fromEntries(names.map((name) => [name, before?.fields[name]?.v ?? ''])));
};

/** Why an act on people has nothing to take back, so that « Annulé » is not said of nothing: another desk wrote other values, or they are erased. */
const whyNothingIsLeft = async (context: DataContext, all: readonly Done[]): Promise<Refusal> => {
  const people = await Promise.all(all.map(({ id }) => load(context, 'citizens', id)));
  const isThere = people.some((one) => one !== null && one.erasedAt === '');
  return isThere ? { code: 'undoTooLate', status: 'overwritten' } : { code: 'nothingToUndo' };
};

/** What of a log may stand in the way of taking these events back. */
export type InTheWay = (log: EventLog, marks: readonly string[]) => EventLog;

/** The change that takes the events of a document back. */
export const eventsBack = (
  collection: LogCollection,
  { id, marks }: Done,
  inTheWay: InTheWay = (log) => log,
): AnyChange =>
  eventChange(collection, id, (current) =>
    undoEvents(inTheWay(current?.events ?? [], marks), marks),
  ) as Change<LogCollection> as AnyChange;

/** One entry for each document: what an act did to it in several steps is taken back in one. */
export const byDocument = (all: readonly Done[]): Done[] => {
  const merged = new Map<string, Done>();
  for (const done of all) {
    const key = `${done.collection} ${done.id}`;
    const earlier = merged.get(key);
    merged.set(key, earlier ? { ...earlier, marks: [...earlier.marks, ...done.marks] } : done);
  }
  return [...merged.values()];
};

/** The changes that take an act back, the last written first; `waits` = who waits again, known once they are written. */
export type UndoChanges = { readonly changes: readonly AnyChange[]; readonly waits: () => readonly WaitsAgain[] };

/** The changes that take an act back. */
export const undoChanges = async (
  context: DataContext,
  all: readonly Done[],
  inTheWay: InTheWay = (log) => log,
): Promise<Result<UndoChanges, Refusal>> => {
  const changes: AnyChange[] = [];
  const tickets = await openTicketsBack(context, all);
  for (const done of byDocument(all).toReversed()) {
    if (done.collection === 'reference') continue;
    if (done.collection === 'citizens') {
      const back = await citizenBack(context, done);
      if (back) changes.push(back);
      continue;
    }
    const refusal =
      done.collection === 'appointments' && done.before
        ? await refuseReturn(context, done.before as Appointment, done.marks)
        : null;
    if (refusal) return no(refusal);
    const back = eventsBack(done.collection, done, inTheWay);
    changes.push(done.collection === 'tickets' ? tickets.with(done.id, back) : back);
  }
  if (changes.length === 0 && all.length > 0 && all.every(({ collection }) => collection === 'citizens'))
    return no(await whyNothingIsLeft(context, all));
  return ok({ changes, waits: tickets.waits });
};

import { nextTurns, untangle, type Mover, type Turn } from '#shared/domain/booking/move-turns';
import { withoutLimits } from '#shared/domain/booking/without-limits';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { findPlace } from '#shared/domain/scheduling/find-place';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { dayPlanner } from '#shared/domain/scheduling/plan-day';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { hasNoTime, type CallFailure } from '#shared/sync/wire/client';
import { civilOf } from '#shared/time/civil';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import { loadReference } from '../../reference';
import type { Acted } from '../door/act';
import { type AnyChange, commandChange } from '../door/changes';
import { pieceSize, type Pace } from '../door/long-act';
import { commitMany } from '../door/many-rows';
import type { Done } from '../door/prepare';
import { writeTogether, type LeftOut } from '../door/write-many';
import { askPlace, type Promised } from './reserve-place';
import { openRoomBook, type RoomBook } from './room';

export type Move = {
  readonly appointmentId: string;
  readonly day: string;
  readonly time: string;
  readonly deskId: string;
};

export type MoveAppointmentsInput = { readonly moves: readonly Move[] };

/** One that stayed where it was, and why. */
export type NotMoved = { readonly appointmentId: string; readonly refusal: Refusal };

type One = Mover & { readonly appointment: Appointment };
type Asked = { readonly turn: Turn<One>; readonly promised: Result<Promised, Refusal> };

const moversOf = async (
  context: DataContext,
  reference: SiteReference,
  moves: readonly Move[],
): Promise<{ readonly movers: readonly One[]; readonly left: readonly LeftOut[] }> => {
  const ids = moves.map(({ appointmentId }) => appointmentId);
  const found = await readAll<Appointment>(context.database.appointments.findByIds(ids));
  const appointments = new Map(found.map((one) => [one.id, one]));
  const planOf = dayPlanner(withoutLimits(reference), civilOf(context.now().toISOString(), reference.site.zone));
  const plans = new Map([...new Set(moves.map(({ day }) => day))].map((day) => [day, planOf(day)]));
  const movers: One[] = [];
  const left: LeftOut[] = [];
  for (const { appointmentId: id, day, time, deskId } of moves) {
    const appointment = appointments.get(id);
    const plan = plans.get(day);
    if (appointment?.status !== 'booked' || !plan) {
      left.push({ id, reason: { code: 'notFound', entity: 'appointment', id } });
      continue;
    }
    const { reasonId, durationMin } = appointment;
    movers.push({
      id,
      day,
      appointment,
      fit: (others) => findPlace(plan, others, { reasonId, durationMin, time, deskId }),
      at: (place) => livePlacements([{ ...appointment, ...place }], reference.reasons),
    });
  }
  return { movers, left };
};

const busy = { code: 'serverBusy' } as const;
const alone: CallFailure = { code: 'unreachable', status: 0 };

/** Whether a server of ours took a call, whatever it answered. */
const isThere = (unanswered: CallFailure | null): boolean =>
  unanswered === null || (unanswered.status !== 0 && unanswered.code !== 'foreign');

/**
 * Asks the server for the places of a piece at once. When it is out of reach nobody waits for it again; while it has no time everybody
 * waits, and who waits for too long stays.
 */
const asker = (context: DataContext, reference: SiteReference, pace: Pace) => {
  let isReached: boolean | null = null;
  const ask = async (turn: Turn<One>): Promise<Asked> => {
    const { id: appointmentId, reasonId } = turn.mover.appointment;
    const wanted = { appointmentId, reasonId, place: turn.place };
    const asked = await askPlace(context, reference, wanted, async (call) =>
      isReached === false ? no(alone) : pace.ask(call),
    );
    if (!asked.ok) return { turn, promised: asked };
    const { promised, unanswered } = asked.value;
    isReached = isThere(unanswered);
    return { turn, promised: unanswered && hasNoTime(unanswered) ? no(busy) : ok(promised) };
  };
  return async (turns: readonly Turn<One>[]): Promise<readonly Asked[]> => {
    const [first, ...others] = turns;
    if (!first) return [];
    // The first of all finds out whether there is a server.
    if (isReached === null) return [await ask(first), ...(await Promise.all(others.map(ask)))];
    return Promise.all(turns.map(ask));
  };
};

/** With the placement that it settles, so that the person has to be told: the office moves them, they did not ask. */
const moved = ({ mover: { appointment }, place }: Turn<One>, promised: Promised): AnyChange =>
  commandChange('appointments', appointment.id, [
    { type: 'reschedule', ...place, ...promised, settles: placementEvent(appointment)?.id ?? '' },
  ]);

/** Writes those that the server gave their place, and notes where they stand now. */
const writeTurns = async (
  context: DataContext,
  asked: readonly Asked[],
  book: RoomBook,
): Promise<Result<{ readonly done: readonly Done[]; readonly left: readonly LeftOut[] }, Refusal>> => {
  const refused = asked.flatMap(({ turn, promised }) =>
    promised.ok ? [] : [{ id: turn.mover.id, reason: promised.reason }],
  );
  // Who goes to the old place of one that the server refused stays too.
  const granted = asked.filter(({ promised }) => promised.ok).map(({ turn }) => turn.mover);
  const { turns, refused: blocked } = untangle(granted, book.of);
  const promises = new Map(asked.map(({ turn, promised }) => [turn.mover.id, promised.ok ? promised.value : {}]));
  const changes = turns.map((turn) => moved(turn, promises.get(turn.mover.id) ?? {}));
  const written = await writeTogether(context, 'appointmentsMoved', changes);
  if (!written.ok) return written;
  const stands = new Set(written.value.done.map(({ id }) => id));
  for (const { mover, place } of turns) if (stands.has(mover.id)) book.put({ ...mover.appointment, ...place });
  const left = [...refused, ...blocked.map(({ mover, reason }) => ({ id: mover.id, reason })), ...written.value.left];
  return ok({ done: written.value.done, left });
};

const moveAll = async (context: DataContext, moves: readonly Move[], pace: Pace, into: Done[]) => {
  const reference = await loadReference(context);
  const { movers, left: unknown } = await moversOf(context, reference, moves);
  const days = [...moves.map(({ day }) => day), ...movers.map(({ appointment }) => appointment.day)];
  const book = await openRoomBook(context, reference, new Set(days));
  const ask = asker(context, reference, pace);
  const left: LeftOut[] = [...unknown];
  let waiting = movers;
  while (waiting.length > 0 && !pace.isStopped()) {
    const { turns, refused } = nextTurns(waiting, book.of, pieceSize);
    const now = new Set([...turns, ...refused].map(({ mover }) => mover.id));
    waiting = waiting.filter(({ id }) => !now.has(id));
    left.push(...refused.map(({ mover, reason }) => ({ id: mover.id, reason })));
    const written = await writeTurns(context, await ask(turns), book);
    if (!written.ok) return written;
    into.push(...written.value.done);
    left.push(...written.value.left);
    await pace.tell(into.length);
    if (pace.isStopped()) return ok(left.filter(({ reason }) => reason.code !== busy.code));
    // It had no time for so long: the others stay too, and the same act goes on from here a little later.
    if (left.some(({ reason }) => reason.code === busy.code))
      return ok([...left, ...waiting.map(({ id }) => ({ id, reason: busy }))]);
  }
  return ok(left);
};

/**
 * Moves many appointments after a closure or an absence: one act, one undo. Each goes only when its new place is free while the
 * others still stand where they stand, so that one may stop between two, and a computer may, without anybody standing on another. Who
 * finds no room, or whose place another desk was faster to take, stays where they are and is named; everybody who moves has to be told,
 * which stays a task until somebody did.
 */
export const moveAppointments = async (
  context: DataContext,
  { moves }: MoveAppointmentsInput,
): Acted<{ readonly movedIds: readonly string[]; readonly notMoved: readonly NotMoved[] }> => {
  const result = await commitMany(context, {
    code: 'appointmentsMoved',
    all: moves.length,
    work: (held, pace, into) => moveAll(held, moves, pace, into),
    factsOf: (done) => ({ code: 'appointmentsMoved', count: done.length }),
  });
  if (!result.ok) return result;
  const { act, done, left } = result.value;
  if (done.length === 0) return no(left[0]?.reason ?? { code: 'notFound', entity: 'appointment', id: '' });
  const notMoved = left.map(({ id, reason }) => ({ appointmentId: id, refusal: reason }));
  return ok({ act, movedIds: done.map(({ id }) => id), notMoved });
};

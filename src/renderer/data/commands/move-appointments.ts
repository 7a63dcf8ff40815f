import { withoutLimits } from '#shared/domain/booking/without-limits';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { findPlace } from '#shared/domain/scheduling/find-place';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import type { Placed } from '#shared/domain/scheduling/placed';
import { dayPlanner } from '#shared/domain/scheduling/plan-day';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { civilOf } from '#shared/time/civil';

import type { DataContext } from '../context';
import { plainAll } from '../plain';
import type { Act } from './act';
import type { AnyChange } from './change';
import { commit } from './commit';
import { commandChange } from './event-change';
import { loadReference } from './reference';
import { reservePlace, type Promised } from './reserve-place';

export type Move = {
  readonly appointmentId: string;
  readonly day: string;
  readonly time: string;
  readonly deskId: string;
};

export type MoveAppointmentsInput = { readonly moves: readonly Move[] };

/** One that stayed where it was, and why. */
export type NotMoved = { readonly appointmentId: string; readonly refusal: Refusal };

type Ready = { readonly appointment: Appointment; readonly place: Placement; readonly promised: Promised };

const loadMovers = async (
  { database }: DataContext,
  moves: readonly Move[],
): Promise<ReadonlyMap<string, Appointment>> => {
  const found = await database.appointments.findByIds(moves.map(({ appointmentId }) => appointmentId)).exec();
  return new Map(plainAll([...found.values()]).map((one) => [one.id, one]));
};

/** The rooms of the days that are moved to, without those who leave: they make room for each other. */
const roomsOf = async (
  { database }: DataContext,
  reference: SiteReference,
  moves: readonly Move[],
): Promise<Map<string, Placed[]>> => {
  const movers = new Set(moves.map(({ appointmentId }) => appointmentId));
  const days = [...new Set(moves.map(({ day }) => day))];
  const documents = await database.appointments.find({ selector: { day: { $in: days } } }).exec();
  const staying = plainAll(documents).filter(({ id }) => !movers.has(id));
  const rooms = new Map<string, Placed[]>(days.map((day) => [day, []]));
  for (const placed of livePlacements(staying, reference.reasons)) rooms.get(placed.day)?.push(placed);
  return rooms;
};

/** Asks the server for one place after the other; once it is out of reach nobody waits for it again. */
const reserver = (context: DataContext, reference: SiteReference) => {
  let isReached = true;
  return async (appointment: Appointment, place: Placement): Promise<Result<Promised, Refusal>> => {
    const asking = isReached ? context : { ...context, authority: { ...context.authority, reserveSlot: silent } };
    const wanted = { appointmentId: appointment.id, reasonId: appointment.reasonId, place };
    const reserved = await reservePlace(asking, reference, wanted);
    if (!reserved.ok) return reserved;
    isReached &&= reserved.value.isGranted;
    return ok(reserved.value.promised);
  };
};

const silent = (): Promise<'unreachable'> => Promise.resolve('unreachable');

const prepare = async (
  context: DataContext,
  moves: readonly Move[],
): Promise<{ readonly ready: readonly Ready[]; readonly notMoved: readonly NotMoved[] }> => {
  const reference = await loadReference(context);
  const now = civilOf(context.now().toISOString(), reference.site.zone);
  const planOf = dayPlanner(withoutLimits(reference), now);
  const movers = await loadMovers(context, moves);
  const rooms = await roomsOf(context, reference, moves);
  const reserve = reserver(context, reference);
  const ready: Ready[] = [];
  const notMoved: NotMoved[] = [];
  for (const { appointmentId, day, time, deskId } of moves) {
    const appointment = movers.get(appointmentId);
    const room = rooms.get(day) ?? [];
    const leave = (refusal: Refusal): void => void notMoved.push({ appointmentId, refusal });
    if (appointment?.status !== 'booked') {
      leave({ code: 'notFound', entity: 'appointment', id: appointmentId });
      continue;
    }
    const { reasonId, durationMin } = appointment;
    const place = findPlace(planOf(day), room, { reasonId, durationMin, time, deskId });
    const promised = place.ok ? await reserve(appointment, place.value) : place;
    if (!place.ok || !promised.ok) {
      leave(promised.ok ? { code: 'slotClosed', day, time } : promised.reason);
      continue;
    }
    ready.push({ appointment, place: place.value, promised: promised.value });
    const moved = { ...appointment, ...place.value };
    room.push(...livePlacements([moved], reference.reasons));
  }
  return { ready, notMoved };
};

/** With the placement that it settles, so that the person has to be told: the office moves them, they did not ask. */
const moved = ({ appointment, place, promised }: Ready): AnyChange =>
  commandChange(
    'appointments',
    appointment.id,
    [{ type: 'reschedule', ...place, ...promised, settles: placementEvent(appointment)?.id ?? '' }],
    { optional: true },
  );

/**
 * Moves many appointments after a closure or an absence: one act, one undo. Who finds no room, or whose place another desk was
 * faster to take, stays where they are and is named; everybody who moves has to be told, which stays a task until somebody did.
 */
export const moveAppointments = async (
  context: DataContext,
  { moves }: MoveAppointmentsInput,
): Promise<Result<{ act: Act; movedIds: readonly string[]; notMoved: readonly NotMoved[] }, Refusal>> => {
  const { ready, notMoved } = await prepare(context, moves);
  const first = notMoved[0];
  if (ready.length === 0) return no(first ? first.refusal : { code: 'notFound', entity: 'appointment', id: '' });
  const done = await commit(context, 'appointmentsMoved', { count: ready.length }, ready.map(moved));
  if (!done.ok) return done;
  return ok({ act: done.value, movedIds: ready.map(({ appointment }) => appointment.id), notMoved });
};

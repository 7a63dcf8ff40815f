import { filter, firstValueFrom, map, of, timeout } from 'rxjs';

import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { overlaps } from '#shared/domain/scheduling/intervals';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { intervalOf } from '#shared/domain/scheduling/placed';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Answer, CallFailure } from '#shared/sync/wire/client';

import type { DataContext } from '../../context';
import { readAll, watchAll } from '../../plain';

/** Who took a place first: an agent at a desk, and nothing of the citizen. */
type Taker = { readonly agentId: string; readonly deskId: string };

type Contested = {
  readonly place: Placement;
  readonly needsStation: boolean;
  readonly exceptId: string;
  /** Those that this desk knew when it asked: they left the place free, so none of them took it. */
  readonly knownIds: ReadonlySet<string>;
};

/** The winner writes at once and the server pokes every desk: longer than this no refusal waits for a name. */
const patienceMs = 1_000;
/** On a slow line the refusal stands already, and the name is added to it when it comes. */
const longPatienceMs = 20_000;

const authorOf = (appointment: Appointment | undefined): Taker | null => {
  const by = appointment && placementEvent(appointment)?.by;
  return by ? { agentId: by.agentId, deskId: by.deskId } : null;
};

/** The ids of the appointments of a day that this desk knows. */
const knownOn = async ({ database }: DataContext, day: string): Promise<ReadonlySet<string>> => {
  const appointments = await readAll<Appointment>(database.appointments.find({ selector: { day } }));
  return new Set(appointments.map(({ id }) => id));
};

const takerAmong = (
  appointments: readonly Appointment[],
  reference: SiteReference,
  { place, needsStation, exceptId, knownIds }: Contested,
): Appointment | undefined => {
  const live = new Map(livePlacements(appointments, reference.reasons).map((one) => [one.id, one]));
  const taken = intervalOf(place);
  const candidates = appointments.filter((one) => {
    const placed = live.get(one.id);
    if (!placed || one.id === exceptId || knownIds.has(one.id) || !overlaps(intervalOf(placed), taken)) return false;
    return placed.deskId === place.deskId || (needsStation && placed.needsStation);
  });
  const rank = (one: Appointment): number => (one.deskId === place.deskId ? 0 : 1);
  // Of several the one at the same desk, then the latest: it took the last room.
  return candidates.toSorted((a, b) => rank(a) - rank(b) || (a.bookedAt < b.bookedAt ? 1 : -1))[0];
};

/**
 * Who was first on a place that the server refused, as soon as their appointment reaches this desk; `null` when nothing comes,
 * because another desk only holds the place for itself.
 */
const firstTaker = (
  { database }: DataContext,
  reference: SiteReference,
  contested: Contested,
  waitMs: number,
): Promise<Taker | null> =>
  firstValueFrom(
    watchAll<Appointment>(database.appointments.find({ selector: { day: contested.place.day } })).pipe(
      map((appointments) => authorOf(takerAmong(appointments, reference, contested))),
      filter((taker) => taker !== null),
      timeout({ first: waitMs, with: () => of(null) }),
    ),
    // The store was closed meanwhile.
    { defaultValue: null },
  );

type SlotTaken = Extract<Refusal, { code: 'slotTaken' }>;
type Wanted = { readonly appointmentId: string; readonly reasonId: string; readonly place: Placement };

/** What an event that takes a place says of the promise it rests on. */
export type Promised = { readonly leaseId?: string };

/** `unanswered` = why the server does not hold the place; `null` = it does until the document arrives, so its word comes soon. */
export type Reserved = { readonly promised: Promised; readonly unanswered: CallFailure | null };

type Word = Answer<CallOutput<'reserveSlot'>>;

/** Asks the server for a place, and names nobody who was faster. `ask` makes the call, or knows that it is in vain. */
export const askPlace = async (
  context: DataContext,
  reference: SiteReference,
  { appointmentId, reasonId, place }: Wanted,
  ask: (call: () => Promise<Word>) => Promise<Word> = (call) => call(),
): Promise<Result<Reserved, SlotTaken>> => {
  const wish = { ...place, reasonId };
  const needsStation = reference.reasons.find((reason) => reason.id === reasonId)?.needsStation ?? false;
  const key = context.newId();
  const asked = await ask(() => context.server.reserveSlot({ key, appointmentId, place: wish }));
  if (asked.ok && !asked.value.granted) {
    context.leases.noteRefused(wish);
    return no({ code: 'slotTaken', day: place.day, time: place.time, rivals: asked.value.rivals });
  }
  const leaseId = context.leases.around(wish, needsStation);
  return ok({ promised: leaseId === '' ? {} : { leaseId }, unanswered: asked.ok ? null : asked.reason });
};

/**
 * Asks the server for a place before anything is written, and says who was faster. Out of reach, a place that the server promised
 * this desk is as good as accepted; any other stays to be confirmed. `onTaker` hears the refusal once more, with who was faster, when
 * that comes later.
 */
export const reservePlace = async (
  context: DataContext,
  reference: SiteReference,
  wanted: Wanted,
  onTaker?: (refusal: Refusal) => void,
): Promise<Result<Reserved, Refusal>> => {
  const { appointmentId, reasonId, place } = wanted;
  const knownIds = await knownOn(context, place.day);
  const asked = await askPlace(context, reference, wanted);
  if (asked.ok) return asked;
  const needsStation = reference.reasons.find((reason) => reason.id === reasonId)?.needsStation ?? false;
  const contested = { place, needsStation, exceptId: appointmentId, knownIds };
  const by = await firstTaker(context, reference, contested, patienceMs);
  if (by) return no({ ...asked.reason, by });
  if (onTaker)
    void firstTaker(context, reference, contested, longPatienceMs).then((taker) => {
      if (taker) onTaker({ ...asked.reason, by: taker });
    });
  // Those that this desk knew left the place free: what bars it is a place that another desk holds.
  return no({ ...asked.reason, rivals: asked.reason.rivals.filter((id) => !knownIds.has(id)) });
};

import type { Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { firstTaker, knownOn } from './first-taker';

type SlotTaken = Extract<Refusal, { code: 'slotTaken' }>;
type Wanted = { readonly appointmentId: string; readonly reasonId: string; readonly place: Placement };

/** What an event that takes a place says of the promise it rests on. */
export type Promised = { readonly leaseId?: string };

/** `isGranted` = the server holds the place until the document arrives, so its word comes soon. */
export type Reserved = { readonly promised: Promised; readonly isGranted: boolean };

/** Asks the server for a place, and names nobody who was faster: for many places at once. `isAlone` = it is known to be out of reach. */
export const askPlace = async (
  context: DataContext,
  reference: SiteReference,
  { appointmentId, reasonId, place }: Wanted,
  isAlone = false,
): Promise<Result<Reserved, SlotTaken>> => {
  const wish = { ...place, reasonId };
  const needsStation = reference.reasons.find((reason) => reason.id === reasonId)?.needsStation ?? false;
  const reply = isAlone
    ? 'unreachable'
    : await context.authority.reserveSlot({ key: context.newId(), appointmentId, place: wish });
  if (reply !== 'unreachable' && !reply.granted)
    return no({ code: 'slotTaken', day: place.day, time: place.time, rivals: reply.rivals });
  const leaseId = context.leases.around(wish, needsStation);
  return ok({ promised: leaseId === '' ? {} : { leaseId }, isGranted: reply !== 'unreachable' });
};

/**
 * Asks the server for a place before anything is written, and says who was faster. Out of reach, a place that the server promised
 * this desk is as good as accepted; any other stays to be confirmed.
 */
export const reservePlace = async (
  context: DataContext,
  reference: SiteReference,
  wanted: Wanted,
): Promise<Result<Reserved, Refusal>> => {
  const { appointmentId, reasonId, place } = wanted;
  const knownIds = await knownOn(context, place.day);
  const asked = await askPlace(context, reference, wanted);
  if (asked.ok) return asked;
  const needsStation = reference.reasons.find((reason) => reason.id === reasonId)?.needsStation ?? false;
  const by = await firstTaker(context, reference, { place, needsStation, exceptId: appointmentId, knownIds });
  return no({ ...asked.reason, ...(by ? { by } : {}) });
};

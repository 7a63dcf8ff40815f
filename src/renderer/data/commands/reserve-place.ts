import type { Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';

type Wanted = { readonly appointmentId: string; readonly reasonId: string; readonly place: Placement };

/** What an event that takes a place says of the promise it rests on. */
export type Promised = { readonly leaseId?: string };

/**
 * Asks the server for a place before anything is written. Out of reach, a place that the server promised this desk is as
 * good as accepted; any other stays to be confirmed.
 */
export const reservePlace = async (
  context: DataContext,
  reference: SiteReference,
  { appointmentId, reasonId, place }: Wanted,
): Promise<Result<Promised, Refusal>> => {
  const wish = { ...place, reasonId };
  const reply = await context.authority.reserveSlot({ key: context.newId(), appointmentId, place: wish });
  if (reply !== 'unreachable' && !reply.granted)
    return no({ code: 'slotTaken', day: place.day, time: place.time, rivals: reply.rivals });
  const needsStation = reference.reasons.find((reason) => reason.id === reasonId)?.needsStation ?? false;
  const leaseId = context.leases.around(wish, needsStation);
  return ok(leaseId === '' ? {} : { leaseId });
};

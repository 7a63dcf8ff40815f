import type { Placement } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { firstTaker, knownOn } from './first-taker';

type Wanted = { readonly appointmentId: string; readonly reasonId: string; readonly place: Placement };

/** What an event that takes a place says of the promise it rests on. */
export type Promised = { readonly leaseId?: string };

/** `isGranted` = the server holds the place until the document arrives, so its word comes soon. */
export type Reserved = { readonly promised: Promised; readonly isGranted: boolean };

/**
 * Asks the server for a place before anything is written. Out of reach, a place that the server promised this desk is as
 * good as accepted; any other stays to be confirmed.
 */
export const reservePlace = async (
  context: DataContext,
  reference: SiteReference,
  { appointmentId, reasonId, place }: Wanted,
): Promise<Result<Reserved, Refusal>> => {
  const wish = { ...place, reasonId };
  const needsStation = reference.reasons.find((reason) => reason.id === reasonId)?.needsStation ?? false;
  const knownIds = await knownOn(context, place.day);
  const reply = await context.authority.reserveSlot({ key: context.newId(), appointmentId, place: wish });
  if (reply !== 'unreachable' && !reply.granted) {
    const { rivals } = reply;
    const contested = { place, needsStation, exceptId: appointmentId, knownIds };
    const by = await firstTaker(context, reference, contested);
    return no({ code: 'slotTaken', day: place.day, time: place.time, rivals, ...(by ? { by } : {}) });
  }
  const leaseId = context.leases.around(wish, needsStation);
  return ok({ promised: leaseId === '' ? {} : { leaseId }, isGranted: reply !== 'unreachable' });
};

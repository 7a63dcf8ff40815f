import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { commandChange } from '../door/event-change';
import { loadReference, reasonOf } from '../../reference';
import { load } from '../door/write';

export type AddRequestInput = { readonly ticketId: string; readonly reasonId: string };

/** The same visit is about something else as well: a request of its own, closed with the visit. */
export const addRequest = async (
  context: DataContext,
  { ticketId, reasonId }: AddRequestInput,
): Promise<Result<{ requestId: string; act: Act }, Refusal>> => {
  const reason = reasonOf(await loadReference(context), reasonId);
  if (!reason.ok) return reason;
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const requestId = context.newId();
  const { day, citizenId, label } = ticket;
  const done = await commit(context, 'requestAdded', { label, reason: reason.value.shortName }, [
    commandChange('requests', requestId, [{ type: 'receive', day, channel: 'desk', reasonId, citizenId, ticketId }]),
    commandChange('tickets', ticketId, [{ type: 'addRequest', requestId, reasonId }]),
  ]);
  return done.ok ? ok({ requestId, act: done.value }) : done;
};

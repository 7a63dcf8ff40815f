import type { Refusal } from '#shared/errors/refusal';
import { settleDoubleCall as settleEvents } from '#shared/domain/conflicts/double-call';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { eventChange } from '../door/event-change';
import { deskNumber, loadReference } from '../../reference';
import { load } from '../door/write';

export type SettleDoubleCallInput = {
  readonly ticketId: string;
  /** The desk that keeps the person. */ readonly deskId: string;
};

/** One of two desks keeps a person whom both called; the call of the other is taken back. */
export const settleDoubleCall = async (
  context: DataContext,
  { ticketId, deskId }: SettleDoubleCallInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const refused = { code: 'notInState', entity: 'ticket', status: ticket.status, command: 'settle' } as const;
  if (settleEvents(ticket, deskId).length === 0) return no(refused);
  const params = { label: ticket.label, desk: deskNumber(await loadReference(context), deskId) };
  const done = await commit(context, 'doubleCallSettled', params, [
    eventChange('tickets', ticketId, (current) => {
      const bodies = current ? settleEvents(current, deskId) : [];
      return bodies.length > 0 ? ok(bodies) : no(refused);
    }),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};

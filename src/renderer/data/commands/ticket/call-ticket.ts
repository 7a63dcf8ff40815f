import type { Refusal } from '#shared/errors/refusal';
import { decideTicket } from '#shared/domain/lifecycle/decide-ticket';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { grantOf, readyDesk } from './call-next';
import { commit } from '../door/commit';
import { commandChange } from '../door/event-change';
import { loadReference } from '../../reference';
import { load } from '../door/write';

export type CallTicketInput = { readonly ticketId: string; readonly deskId: string };
export type CallTicketOutcome = { readonly ticketId: string; readonly tentative: boolean; readonly act: Act };

/** Calls one person out of turn. */
export const callTicket = async (
  context: DataContext,
  { ticketId, deskId }: CallTicketInput,
): Promise<Result<CallTicketOutcome, Refusal>> => {
  const desk = await readyDesk(context, await loadReference(context), deskId);
  if (!desk.ok) return desk;
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const decided = decideTicket(ticket, { type: 'call', deskId, tentative: false, why: [] });
  if (!decided.ok) return decided;
  // Someone who was put aside or did not answer is nobody's turn: there is nothing to win, and the server marks a call
  // that crosses another.
  const grant =
    ticket.status === 'waiting' ? await grantOf(context, deskId, [ticketId]) : { ticketId, tentative: false };
  // The server knows of a call that has not reached this desk yet.
  if (!grant) return no({ code: 'alreadyCalled', deskId: ticket.deskId });
  const call = { type: 'call', deskId, tentative: grant.tentative, why: ['chosen'] } as const;
  const done = await commit(context, 'called', { label: ticket.label, desk: String(desk.value.number) }, [
    commandChange('tickets', ticketId, [call]),
  ]);
  return done.ok ? ok({ ticketId, tentative: grant.tentative, act: done.value }) : done;
};

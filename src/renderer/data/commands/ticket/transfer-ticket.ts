import type { Refusal } from '#shared/errors/refusal';
import type { SiteReference } from '#shared/domain/model/reference';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { deskNumber, loadReference, reasonOf } from '../../reference';
import type { Acted } from '../door/act';
import { ticketAct } from './ticket-act';

export type TransferTicketInput = {
  readonly ticketId: string;
  /** What they go on for; a department is one of its reasons. */
  readonly reasonId: string;
  /** To this desk alone, or to this agent alone, wherever they sit. */
  readonly deskId?: string;
  readonly agentId?: string;
  /** The end of that service brings the person back to the desk where they are now, for what they are here for. */
  readonly comeBack?: boolean;
};

/** Where the person comes back to; nobody comes back from where they have not been. */
const wayBack = (ticket: Ticket | null, comeBack: boolean | undefined) =>
  comeBack === true && ticket !== null && inHand.has(ticket.status)
    ? { returnToDeskId: ticket.deskId, returnReasonId: ticket.reasonId }
    : {};

const targetOf = (
  reference: SiteReference,
  { deskId = '', agentId = '' }: TransferTicketInput,
): Result<{ readonly desk: string; readonly agent: string }, Refusal> => {
  const desk = deskNumber(reference, deskId);
  if (deskId !== '' && desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  const agent = reference.agents.find(({ id }) => id === agentId)?.shortName ?? '';
  if (agentId !== '' && agent === '') return no({ code: 'notFound', entity: 'agent', id: agentId });
  return ok({ desk, agent });
};

/** Sends the person on, with their first arrival: to whoever serves a reason, to one desk or to one agent. */
export const transferTicket = async (context: DataContext, input: TransferTicketInput): Acted => {
  const { ticketId, reasonId, deskId = '', agentId = '' } = input;
  const reference = await loadReference(context);
  const reason = reasonOf(reference, reasonId);
  if (!reason.ok) return reason;
  const target = targetOf(reference, input);
  if (!target.ok) return target;
  const back = wayBack(await load(context, 'tickets', ticketId), input.comeBack);
  const command = { type: 'transfer', reasonId, deskId, agentId, ...back } as const;
  return ticketAct(context, ticketId, command, (label) => ({
    code: 'transferred',
    label,
    reason: reason.value.shortName,
    ...target.value,
    back: back.returnToDeskId === undefined ? '' : deskNumber(reference, back.returnToDeskId),
  }));
};

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { plainAll } from '../../plain';
import type { Act } from '../door/act';
import type { AnyChange } from '../door/change';
import { deskAct, deskSessionId } from './desk-act';
import { commandChange } from '../door/event-change';
import { load } from '../door/write';

export type LeaveDeskInput = { readonly deskId: string };

/** Nobody waits for a desk or an agent that is gone: who was sent to them alone waits for whoever serves the reason. */
const setFree = async (context: DataContext, deskId: string, day: string): Promise<readonly AnyChange[]> => {
  const agentId = (await load(context, 'deskSessions', deskSessionId(deskId, day)))?.agentId ?? '';
  const tickets = plainAll(await context.database.tickets.find({ selector: { day } }).exec());
  return tickets
    .filter((ticket) => {
      const { forDeskId, forAgentId } = ticketDetails(ticket);
      const isForHere = forDeskId === deskId || (agentId !== '' && forAgentId === agentId);
      return ticket.status === 'waiting' && isForHere;
    })
    .map(({ id, reasonId }) => commandChange('tickets', id, [{ type: 'transfer', reasonId }], { optional: true }));
};

/** Ends the session of a desk; not while someone is being served there. */
export const leaveDesk = (context: DataContext, { deskId }: LeaveDeskInput): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskLeft', deskId, () => ({ type: 'close' }), {
    freeHands: true,
    also: (day) => setFree(context, deskId, day),
  });

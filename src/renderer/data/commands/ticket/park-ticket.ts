import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { loadReference } from '../../reference';
import { ticketAct } from './ticket-act';

/** `roomId` says where the person waits; without it anywhere. */
export type ParkTicketInput = { readonly ticketId: string; readonly roomId?: string };

/** Puts a ticket aside: the person comes back later. */
export const parkTicket = async (
  context: DataContext,
  { ticketId, roomId }: ParkTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const room = (await loadReference(context)).rooms.find(({ id }) => id === roomId);
  // A room that was closed in the settings meanwhile is nowhere to wait.
  const command = room ? ({ type: 'park', roomId: room.id } as const) : ({ type: 'park' } as const);
  return ticketAct(context, 'parked', ticketId, command, { room: room?.name ?? '' });
};

import type { ActFacts } from '#shared/domain/model/act-facts';
import type { DeskSessionCommand } from '#shared/domain/lifecycle/decide-desk-session';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import { deskNumber, loadReference, todayOf } from '../../reference';
import type { Acted } from '../door/act';
import { commandChange, type AnyChange } from '../door/changes';
import { commit } from '../door/commit';

/** The ticket that a desk has called or serves; `null` when its hands are free. */
export const ticketInHand = async (context: DataContext, day: string, deskId: string): Promise<Ticket | null> => {
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  return tickets.find((ticket) => ticket.deskId === deskId && inHand.has(ticket.status)) ?? null;
};

/** The identity of the session of a desk on a civil day. */
export const deskSessionId = (deskId: string, day: string): string => `${deskId}:${day}`;

type DeskActOptions = {
  /** Refused while a ticket is in hand. */
  readonly freeHands?: boolean;
  /** What belongs to the same act. */
  readonly also?: (day: string) => Promise<readonly AnyChange[]>;
};

/** An act that is one command on today's session of a desk; `factsOf` hears the number of the desk. */
export const deskAct = async (
  context: DataContext,
  deskId: string,
  command: (day: string) => DeskSessionCommand,
  factsOf: (desk: string) => ActFacts,
  { freeHands = false, also }: DeskActOptions = {},
): Acted => {
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const held = freeHands ? await ticketInHand(context, day, deskId) : null;
  if (held) return no({ code: 'deskHasTicket', ticketId: held.id });
  const desk = deskNumber(reference, deskId);
  if (desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  return commit(context, factsOf(desk), [
    commandChange('deskSessions', deskSessionId(deskId, day), [command(day)]),
    ...((await also?.(day)) ?? []),
  ]);
};

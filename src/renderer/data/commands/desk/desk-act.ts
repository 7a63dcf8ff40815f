import type { ActFacts } from '#shared/domain/model/act-facts';
import type { DeskSessionCommand } from '#shared/domain/lifecycle/decide-desk-session';
import { isInHandAt, type Ticket } from '#shared/domain/model/ticket';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import { deskNumber, loadReference, todayOf } from '../../reference';
import type { Acted } from '../door/act';
import { commandChange, type AnyChange } from '../door/changes';
import { commit } from '../door/commit';

/** The tickets that a desk has called or serves. */
export const ticketsInHand = async (context: DataContext, day: string, deskId: string): Promise<readonly Ticket[]> => {
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  return tickets.filter((ticket) => isInHandAt(ticket, deskId));
};

/** The ticket that a desk has called or serves; `null` when its hands are free. */
export const ticketInHand = async (context: DataContext, day: string, deskId: string): Promise<Ticket | null> =>
  (await ticketsInHand(context, day, deskId))[0] ?? null;

/** The identity of the session of a desk on a civil day. */
export const deskSessionId = (deskId: string, day: string): string => `${deskId}:${day}`;

type DeskActOptions = {
  /** Refused while a ticket is in hand, except those that the act itself ends: their ids. */
  readonly freeHands?: { readonly except: readonly string[] };
  /** What belongs to the same act. */
  readonly also?: (day: string) => Promise<readonly AnyChange[]>;
};

/** An act that is one command on today's session of a desk; `factsOf` hears the number of the desk. */
export const deskAct = async (
  context: DataContext,
  deskId: string,
  command: (day: string) => DeskSessionCommand,
  factsOf: (desk: string) => ActFacts,
  { freeHands, also }: DeskActOptions = {},
): Acted => {
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const inTheWay = freeHands ? await ticketsInHand(context, day, deskId) : [];
  const held = inTheWay.find(({ id }) => freeHands?.except.includes(id) !== true);
  if (held) return no({ code: 'deskHasTicket', ticketId: held.id });
  const desk = deskNumber(reference, deskId);
  if (desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  return commit(context, factsOf(desk), [
    commandChange('deskSessions', deskSessionId(deskId, day), [command(day)]),
    ...((await also?.(day)) ?? []),
  ]);
};

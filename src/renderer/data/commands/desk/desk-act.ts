import type { Refusal } from '#shared/errors/refusal';
import type { DeskSessionCommand } from '#shared/domain/lifecycle/decide-desk-session';
import type { Ticket } from '#shared/domain/model/ticket';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { plain } from '../../plain';
import type { Act, ActCode } from '../door/act';
import { type AnyChange, commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { deskNumber, loadReference, todayOf } from '../../reference';

const inHand = new Set<Ticket['status']>(['called', 'serving', 'onHold']);

/** The ticket that a desk has called or serves; `null` when its hands are free. */
export const ticketInHand = async (context: DataContext, day: string, deskId: string): Promise<Ticket | null> => {
  const documents = await context.database.tickets.find({ selector: { day } }).exec();
  const held = documents.find((document) => document.deskId === deskId && inHand.has(document.status));
  return held ? plain(held) : null;
};

/** The identity of the session of a desk on a civil day. */
export const deskSessionId = (deskId: string, day: string): string => `${deskId}:${day}`;

type DeskActOptions = {
  /** Refused while a ticket is in hand. */
  readonly freeHands?: boolean;
  /** What the words of the act need besides the desk. */
  readonly params?: Readonly<Record<string, string>>;
  /** What belongs to the same act. */
  readonly also?: (day: string) => Promise<readonly AnyChange[]>;
};

/** An act that is one command on today's session of a desk. */
export const deskAct = async (
  context: DataContext,
  code: ActCode,
  deskId: string,
  command: (day: string) => DeskSessionCommand,
  { freeHands = false, params = {}, also }: DeskActOptions = {},
): Promise<Result<{ act: Act }, Refusal>> => {
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const held = freeHands ? await ticketInHand(context, day, deskId) : null;
  if (held) return no({ code: 'deskHasTicket', ticketId: held.id });
  const desk = deskNumber(reference, deskId);
  if (desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  const done = await commit(context, code, { desk, ...params }, [
    commandChange('deskSessions', deskSessionId(deskId, day), [command(day)]),
    ...((await also?.(day)) ?? []),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};

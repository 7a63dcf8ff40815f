import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Ticket } from '#shared/domain/model/ticket';

/** What this desk is doing: the one thing that decides what its screen shows. */
export type AtDesk =
  | { readonly kind: 'signedOff' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'called'; readonly ticket: Ticket }
  | { readonly kind: 'serving'; readonly ticket: Ticket };

/** What a desk is doing for an agent. Who was received before a pause or a change of agent stays in front. */
export const atDesk = (
  sessions: readonly DeskSession[],
  tickets: readonly Ticket[],
  deskId: string,
  agentId: string,
): AtDesk => {
  const session = sessions.find((one) => one.deskId === deskId);
  if (deskId === '' || !session || session.status === 'closed' || session.agentId !== agentId)
    return { kind: 'signedOff' };
  const held = tickets.filter((ticket) => ticket.deskId === deskId);
  const serving = held.find((ticket) => ticket.status === 'serving' || ticket.status === 'onHold');
  if (serving) return { kind: 'serving', ticket: serving };
  const called = held.find((ticket) => ticket.status === 'called');
  if (called) return { kind: 'called', ticket: called };
  return { kind: session.status === 'paused' ? 'paused' : 'idle' };
};

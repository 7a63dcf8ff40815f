import type { DeskSession } from '#shared/domain/model/desk-session';
import { isInHandAt, inService, type Ticket } from '#shared/domain/model/ticket';
import { compareText } from '#shared/lib/compare';

/** What this desk is doing: the one thing that decides what its screen shows. */
export type AtDesk =
  | { readonly kind: 'signedOff' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'called'; readonly ticket: Ticket }
  | { readonly kind: 'serving'; readonly ticket: Ticket };

const since = ({ startedAt, lastCalledAt }: Ticket): string => (startedAt > lastCalledAt ? startedAt : lastCalledAt);

/**
 * Whom a desk has in hand, the person of its screen first. More than one is rare: two stations at one desk, or a merge. `shownId` is the
 * person whom the screen showed: they stay there while the desk has them, or a key would act on somebody else. Without it a service comes
 * before a call, then the latest.
 */
export const heldAt = (tickets: readonly Ticket[], deskId: string, shownId: string): readonly Ticket[] => {
  const rank = ({ id, status }: Ticket): number => (id === shownId ? 2 : Number(inService.has(status)));
  return tickets
    .filter((ticket) => isInHandAt(ticket, deskId))
    .toSorted((a, b) => rank(b) - rank(a) || compareText(since(b), since(a)) || compareText(a.id, b.id));
};

/**
 * What a desk is doing for an agent, with whom it has in hand, see `heldAt`. Who was received before a pause or a change of agent stays in
 * front.
 */
export const atDesk = (
  sessions: readonly DeskSession[],
  held: readonly Ticket[],
  deskId: string,
  agentId: string,
): AtDesk => {
  const session = sessions.find((one) => one.deskId === deskId);
  if (deskId === '' || !session || session.status === 'closed' || session.agentId !== agentId)
    return { kind: 'signedOff' };
  const ticket = held[0];
  if (ticket) return { kind: inService.has(ticket.status) ? 'serving' : 'called', ticket };
  return { kind: session.status === 'paused' ? 'paused' : 'idle' };
};

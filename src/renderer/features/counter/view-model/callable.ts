import type { Ticket } from '#shared/domain/model/ticket';
import { callOrder } from '#shared/domain/queue/call-order';
import type { CallPolicy } from '#shared/domain/queue/call-policy';
import type { DeskCaller } from '#shared/domain/queue/caller-of';
import { isCooling, isOfferedTo } from '#shared/domain/queue/offered';
import { compareText } from '#shared/lib/compare';

const everything = { reasonIds: [] };

/** Who may be called out of turn: by this desk's order, those of other desks, and those who came back. */
export type Callable = {
  readonly here: readonly Ticket[];
  readonly elsewhere: readonly Ticket[];
  readonly back: readonly Ticket[];
};

/** Everybody who is in the house: who did not answer and rests for a while may well stand before the desk now. */
export const callable = (tickets: readonly Ticket[], desk: DeskCaller, now: string, policy: CallPolicy): Callable => ({
  here: callOrder(tickets, desk, now, policy).map(({ ticket }) => ticket),
  elsewhere: callOrder(tickets, everything, now, policy)
    .map(({ ticket }) => ticket)
    .filter((ticket) => !isOfferedTo(ticket, desk, policy)),
  back: tickets
    .filter(
      (ticket) =>
        ticket.status === 'noAnswer' ||
        ticket.status === 'abandoned' ||
        (ticket.status === 'waiting' && isCooling(ticket, now)),
    )
    .toSorted((a, b) => compareText(b.endedAt, a.endedAt)),
});

import type { Desk } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { callOrder, servesReason } from '#shared/domain/queue/call-order';

const everything = { reasonIds: [] };

/** Who may be called out of turn: by this desk's order, those of other desks, and those who came back. */
export type Callable = {
  readonly here: readonly Ticket[];
  readonly elsewhere: readonly Ticket[];
  readonly back: readonly Ticket[];
};

export const callable = (tickets: readonly Ticket[], desk: Desk, now: string): Callable => ({
  here: callOrder(tickets, desk, now).map(({ ticket }) => ticket),
  elsewhere: callOrder(tickets, everything, now)
    .map(({ ticket }) => ticket)
    .filter((ticket) => !servesReason(desk, ticket.reasonId)),
  back: tickets
    .filter((ticket) => ticket.status === 'noAnswer' || ticket.status === 'abandoned')
    .toSorted((a, b) => (a.endedAt < b.endedAt ? 1 : a.endedAt > b.endedAt ? -1 : 0)),
});

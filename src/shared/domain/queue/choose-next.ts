import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { Ticket } from '../model/ticket';

import { callOrder, type RankedTicket } from './call-order';
import { defaultCallPolicy, type CallPolicy } from './call-policy';
import type { Caller } from './offered';

type CallingDesk = Caller & { readonly id: string };

/** The ticket that a desk has called or serves now; one on hold or parked does not bind it. */
export const ticketAtDesk = (tickets: readonly Ticket[], deskId: string): Ticket | undefined =>
  tickets.find((ticket) => ticket.deskId === deskId && (ticket.status === 'called' || ticket.status === 'serving'));

/** Whom a desk calls next and why. Refused while it has someone, and when nobody waits for what it serves. */
export const chooseNext = (
  tickets: readonly Ticket[],
  desk: CallingDesk,
  nowIso: string,
  policy: CallPolicy = defaultCallPolicy,
): Result<RankedTicket, Refusal> => {
  const present = ticketAtDesk(tickets, desk.id);
  if (present) return no({ code: 'deskHasTicket', ticketId: present.id });
  const next = callOrder(tickets, desk, nowIso, policy)[0];
  return next ? ok(next) : no({ code: 'nobodyWaiting' });
};

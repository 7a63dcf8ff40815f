import type { Ticket } from '../model/ticket';

import { byArrival } from './arrival-order';
import { callPolicyOf } from './call-policy';
import { callerNow } from './caller-of';
import { isOfferedTo } from './offered';
import { waitsForHour, type QueueFacts } from './people-ahead';

/**
 * The tickets that wait and that no desk with somebody signed on, on a pause or not, may call; the earliest arrival first. All that wait while
 * nobody is signed on anywhere.
 */
export const unserved = (facts: QueueFacts): readonly Ticket[] => {
  const { reference, tickets, sessions } = facts;
  const policy = callPolicyOf(reference);
  const callers = reference.desks.flatMap((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed');
    return session ? [callerNow(desk, session.agentId, facts)] : [];
  });
  return tickets
    .filter((ticket) => ticket.status === 'waiting' && !callers.some((caller) => isOfferedTo(ticket, caller, policy)))
    .toSorted(byArrival);
};

/**
 * The same while somebody is signed on somewhere: the house works, and nobody can call them. People who are here before the hour of their appointment are left out,
 * because their desk may open by then.
 */
export const unservedNow = (facts: QueueFacts): readonly Ticket[] => {
  const policy = callPolicyOf(facts.reference);
  return facts.sessions.some(({ status }) => status !== 'closed')
    ? unserved(facts).filter((ticket) => !waitsForHour(ticket, facts.nowIso, policy))
    : [];
};

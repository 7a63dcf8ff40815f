import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

import type { History } from '../history/history';
import { facts } from './facts';
import { storedDocuments } from './replicas';

const endsOfWait = new Set(['requeued', 'transferred', 'noAnswer', 'parked']);

/** Events that nobody took back, by the order of events. */
const standingOf = (events: readonly AnyEvent[]): readonly AnyEvent[] => {
  const sorted = [...events].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
  const dead = new Set<unknown>();
  for (const event of [...sorted].reverse())
    if (event.type === 'undone' && !dead.has(event.id)) dead.add(event['target']);
  return sorted.filter((event) => event.type !== 'undone' && !dead.has(event.id));
};

const checkDoubleCalls = ({ findings }: History, ticket: Ticket): void => {
  const events = standingOf(ticket.events);
  const flagged = new Set(events.filter((event) => event.type === 'calledTwice').map((event) => event['cause']));
  let desk = '';
  for (const event of events) {
    if (endsOfWait.has(event.type)) desk = '';
    if (event.type !== 'called' || flagged.has(event.id)) continue;
    const deskId = String(event['deskId']);
    if (desk !== '' && desk !== deskId)
      findings.add(7, `${ticket.id} was called by ${desk} and by ${deskId}, and nobody is told`);
    desk = deskId;
  }
  if (flagged.size > 0 && !ticket.calledTwice) {
    const called = new Set(events.filter((event) => event.type === 'called').map((event) => event.id));
    if ([...flagged].some((cause) => called.has(String(cause))))
      findings.add(7, `${ticket.id}: a double call is not shown`);
  }
};

/** One person was granted to two desks at a time. A wait that ended in between makes it a new grant. */
const checkGrants = (history: History, tickets: ReadonlyMap<string, Ticket>): void => {
  const { grants } = history.watch;
  for (const [index, first] of grants.entries())
    for (const second of grants.slice(index + 1)) {
      if (first.ticketId !== second.ticketId || first.deskId === second.deskId) continue;
      if (second.atMs - first.atMs >= facts.claimMs || first.key === second.key) continue;
      const ended = tickets
        .get(first.ticketId)
        ?.events.some((event) => endsOfWait.has(event.type) || event.type === 'undone');
      const restored = history.restores.some((atMs) => atMs >= first.atMs && atMs <= second.atMs);
      if (!ended && !restored)
        history.findings.add(7, `${first.ticketId} was granted to ${first.deskId} and to ${second.deskId}`);
    }
};

/** Line 7: a ticket has at most one serving interval at a time; a double call is visible. */
export const checkCalls = async (history: History): Promise<void> => {
  const tickets = (await storedDocuments(history, 'tickets')) as unknown as ReadonlyMap<string, Ticket>;
  for (const ticket of tickets.values()) checkDoubleCalls(history, ticket);
  checkGrants(history, tickets);
};

import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

import type { History } from '../history/history';
import { facts } from './facts';
import { storedDocuments } from './replicas';
import type { CallAnswerSeen, Grant } from './watch';

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
    const caller = `${String(event['deskId'])} (${event.by.deviceId})`;
    if (desk !== '' && desk !== caller)
      findings.add(7, `${ticket.id} was called by ${desk} and by ${caller}, and nobody is told`);
    desk = caller;
  }
  if (flagged.size > 0 && !ticket.calledTwice) {
    const called = new Set(events.filter((event) => event.type === 'called').map((event) => event.id));
    if ([...flagged].some((cause) => called.has(String(cause))))
      findings.add(7, `${ticket.id}: a double call is not shown`);
  }
};

/** What ends the hold of a desk on a person it called. */
const endsOfCall = new Set([...endsOfWait, 'done', 'abandoned', 'notServedAtClosing', 'undone']);

const isAfter = (a: AnyEvent, b: AnyEvent): boolean => a.n > b.n || (a.n === b.n && a.id > b.id);

/**
 * Whether a desk still held a person when the server granted them to another: its call had arrived and nothing that came since stands
 * behind it, or the call was on its way and its time had not run out. What the server knew at either grant is the judge, no clock
 * of a desk.
 */
const wasHeld = async (first: Grant, second: Grant): Promise<boolean> => {
  const stood = await first.stored;
  const before = new Set(stood.map((event) => event.id));
  const since = (await second.stored).filter((event) => !before.has(event.id));
  const call = since.find((event) => event.type === 'called' && event.id === first.key);
  if (!call) return second.atMs - first.atMs < facts.claimMs;
  const ends = (event: AnyEvent): boolean =>
    (event.type === 'undone' ? event['target'] === call.id : endsOfCall.has(event.type)) && isAfter(event, call);
  // The answer never came, so the desk called by the offline rule: what crosses is flagged, see above.
  if (call['tentative'] === true && stood.some(ends)) return false;
  return !since.some(ends);
};

/** One person is granted to one desk, and to one device of it, at every moment of the server. Only a backup that came back may forget that. */
const checkGrants = async ({ watch: { grants }, restores, findings }: History): Promise<void> => {
  for (const [index, second] of grants.entries()) {
    const first = grants.slice(0, index).findLast((one) => one.ticketId === second.ticketId && one.key !== second.key);
    if (!first || (first.deskId === second.deskId && first.deviceId === second.deviceId)) continue;
    if (restores.some((atMs) => atMs >= first.atMs && atMs <= second.atMs)) continue;
    if (await wasHeld(first, second))
      findings.add(
        7,
        `${first.ticketId} was granted to ${first.deskId} (${first.deviceId}) and to ${second.deskId} (${second.deviceId})`,
      );
  }
};

/**
 * The same key of a device brings the same person or, once the claim is over, nobody; never another one. Only a backup that came back may
 * forget it.
 */
const checkAnswers = ({ watch: { answers }, restores, findings }: History): void => {
  const known = new Map<string, CallAnswerSeen>();
  for (const answer of answers) {
    const name = `${answer.deviceId} ${answer.key}`;
    const first = known.get(name);
    if (!first) known.set(name, answer);
    else if (
      answer.ticketId !== null &&
      first.ticketId !== answer.ticketId &&
      !restores.some((ms) => ms >= first.atMs && ms <= answer.atMs)
    )
      findings.add(7, `${name} was answered ${first.ticketId ?? 'nobody'} and later ${answer.ticketId ?? 'nobody'}`);
  }
};

/** Line 7: a ticket has at most one serving interval at a time; a double call is visible. */
export const checkCalls = async (history: History): Promise<void> => {
  const tickets = (await storedDocuments(history, 'tickets')) as unknown as ReadonlyMap<string, Ticket>;
  for (const ticket of tickets.values()) checkDoubleCalls(history, ticket);
  await checkGrants(history);
  checkAnswers(history);
};

import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

import type { History } from '../history/history';
import { facts } from './facts';
import { storedDocuments } from './replicas';
import type { CallAnswerSeen, Grant } from './watch';

/** Events that none of these takes back, by the order of events. */
const standingOf = (events: readonly AnyEvent[]): readonly AnyEvent[] => {
  const sorted = [...events].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
  const dead = new Set<unknown>();
  for (const event of [...sorted].reverse())
    if (event.type === 'undone' && !dead.has(event.id)) dead.add(event['target']);
  return sorted.filter((event) => event.type !== 'undone' && !dead.has(event.id));
};

/** What ends the hold of a desk on a person it called. */
const endsOfCall = new Set(['requeued', 'transferred', 'noAnswer', 'parked', 'abandoned', 'notServedAtClosing']);

/**
 * Whether an event ends a call: it takes it back, the service took place, or its writer had the call before their eyes, and the service that
 * began by it. What was on the disk of the desk is the judge, not what the event says of itself. Who does not hold a person puts nobody back
 * into the queue. `all` are the events that were known by then.
 */
const endsCall = (
  { ledger }: History,
  ticketId: string,
  event: AnyEvent,
  call: AnyEvent,
  all: readonly AnyEvent[],
): boolean => {
  if (event.type === 'undone') return event['target'] === call.id;
  if (event.type === 'done') return true;
  if (!endsOfCall.has(event.type) || event.n <= call.n) return false;
  const isOwn = event.by.deskId === call['deskId'] || event.by.deviceId === call.by.deviceId;
  if (event.type === 'requeued' && !isOwn) return false;
  const seenBy = (id: string): ReadonlySet<string> | undefined => ledger.saved.get(`tickets ${ticketId} ${id}`)?.seen;
  const seen = seenBy(event.id);
  /** A service is of the last call that stood on the copy of who began it, also when that one was taken back since. */
  const begunBy = (start: AnyEvent): AnyEvent | undefined =>
    standingOf(all.filter(({ id, n }) => n < start.n && seenBy(start.id)?.has(id))).findLast(
      ({ type }) => type === 'called',
    );
  const start = standingOf(all).find(
    (one) => one.type === 'started' && one.by.deviceId === call.by.deviceId && begunBy(one)?.id === call.id,
  );
  return seen === undefined || (seen.has(call.id) && (start === undefined || seen.has(start.id)));
};

const checkDoubleCalls = (history: History, ticket: Ticket): void => {
  const { findings } = history;
  const events = standingOf(ticket.events);
  const flagged = new Set(events.filter((event) => event.type === 'calledTwice').map((event) => event['cause']));
  const callerOf = (call: AnyEvent): string => `${String(call['deskId'])} (${call.by.deviceId})`;
  let holder: AnyEvent | null = null;
  for (const event of events) {
    if (holder && endsCall(history, ticket.id, event, holder, ticket.events)) holder = null;
    if (event.type !== 'called' || flagged.has(event.id)) continue;
    if (holder && callerOf(holder) !== callerOf(event))
      findings.add(7, `${ticket.id} was called by ${callerOf(holder)} and by ${callerOf(event)}, and nobody is told`);
    holder ??= event;
  }
  if (flagged.size > 0 && !ticket.calledTwice) {
    const called = new Set(events.filter((event) => event.type === 'called').map((event) => event.id));
    if ([...flagged].some((cause) => called.has(String(cause))))
      findings.add(7, `${ticket.id}: a double call is not shown`);
  }
};

/**
 * Whether a desk still held a person when the server granted them to another: its call had arrived and nothing that came since ends it,
 * or the call was on its way and its time had not run out. What the server knew at either grant is the judge, no clock of a desk. A call
 * that was flagged because it crossed one of the offline rule has been told to its desk, and so has one beside which an earlier call came to life: its end was taken
 * back where nobody had heard of the grant. One that crossed another granted call is no excuse.
 */
const wasHeld = async (history: History, first: Grant, second: Grant): Promise<boolean> => {
  const before = new Set((await first.stored).map((event) => event.id));
  const all = await second.stored;
  const since = all.filter((event) => !before.has(event.id));
  const call = since.find((event) => event.type === 'called' && event.id === first.key);
  if (!call) return second.atMs - first.atMs < facts.claimMs;
  const flag = since.find((event) => event.type === 'calledTwice' && event['cause'] === call.id);
  const rival = all.find(({ id }) => id === flag?.['rival']);
  if (flag && (call['tentative'] === true || rival?.['tentative'] === true)) return false;
  const isRevived = (end: AnyEvent): boolean =>
    since.some(({ type, target }) => type === 'undone' && target === end.id) && end['call'] === rival?.id;
  if (flag && rival && before.has(rival.id) && all.some(isRevived)) return false;
  return !since.some((event) => endsCall(history, first.ticketId, event, call, all));
};

/** One person is granted to one desk, and to one device of it, at every moment of the server. Only a backup that came back may forget that. */
const checkGrants = async (history: History): Promise<void> => {
  const { watch, restores, findings } = history;
  const { grants } = watch;
  for (const [index, second] of grants.entries()) {
    const first = grants.slice(0, index).findLast((one) => one.ticketId === second.ticketId && one.key !== second.key);
    if (!first || (first.deskId === second.deskId && first.deviceId === second.deviceId)) continue;
    if (restores.some((atMs) => atMs >= first.atMs && atMs <= second.atMs)) continue;
    if (await wasHeld(history, first, second))
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

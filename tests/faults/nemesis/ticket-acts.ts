import { setTimeout as sleep } from 'node:timers/promises';

import type { Ticket } from '#shared/domain/model/ticket';
import type { WireDocument } from '#shared/sync/protocol';

import {
  absorb,
  ask,
  clockOf,
  count,
  counterMs,
  eventsOf,
  newId,
  write,
  type Client,
  type Reply,
} from './nemesis-client';

/** What a client at the counter remembers: whom it called, the keys that it used, the numbers that it gave by itself. */
export type Counter = {
  readonly client: Client;
  hand: { readonly ticketId: string; readonly call: string } | null;
  readonly callKeys: string[];
  readonly numberKeys: { readonly key: string; readonly day: string; readonly series: string }[];
  /** Keys of numbers that will not be printed: told until it is answered. */
  readonly toRelease: { readonly key: string; readonly day: string; readonly series: string }[];
  readonly given: Map<string, number>;
};

/** A counter at which nothing happened yet. */
export const newCounter = (client: Client): Counter => ({
  client,
  hand: null,
  callKeys: [],
  numberKeys: [],
  toRelease: [],
  given: new Map(),
});

const series = 'A';
const fewWaiting = 7;
const mostCandidates = 6;
const mostTries = 4;

const oneOf = <Value>(random: () => number, values: readonly Value[]): Value | undefined =>
  values[Math.floor(random() * values.length)];

/** Makes a call with a key again while its answer got lost, as often as the person at the counter waits. */
export const insist = async (client: Client, what: string, once: (turn: number) => Promise<Reply>): Promise<Reply> => {
  for (let turn = 0; ; turn += 1) {
    if (turn > 0) count(client.tally.repeats, what);
    const reply = await once(turn);
    if (reply.body || reply.code !== '' || turn + 1 >= mostTries || client.random() < 0.25) return reply;
    await sleep(client.random() * 900);
  }
};

const ticketsOf = ({ copies }: Client): readonly Ticket[] => [...copies.tickets.values()] as unknown as Ticket[];

const waitingOf = (client: Client): readonly Ticket[] =>
  ticketsOf(client)
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const askNumber = async ({ client }: Counter, wish: Counter['numberKeys'][number]): Promise<Reply> => {
  client.book.numberWishes.add(wish.key);
  const reply = await ask(client, '/v1/issue-number', wish, counterMs);
  if (reply.body) client.book.numbers.push({ ...wish, number: Number(reply.body['number']) });
  return reply;
};

/** Gives a ticket: the server's number, or one of the own series when no answer comes. */
const issue = async (counter: Counter): Promise<void> => {
  const { client, given } = counter;
  const { random, identity } = client;
  const day = new Date(clockOf(client)).toISOString().slice(0, 10);
  const wish = { key: newId(client), day, series };
  const reply = await insist(client, 'numberKeys', () => askNumber(counter, wish));
  let number = Number(reply.body?.['number'] ?? 0);
  const own = `${series}-${identity.series}`;
  if (number === 0) {
    number = (given.get(day) ?? 0) + 1;
    given.set(day, number);
    counter.toRelease.push(wish);
  } else counter.numberKeys.push(wish);
  write(client, 'tickets', newId(client), {
    type: 'issued',
    day,
    series: reply.body ? series : own,
    number,
    reasonId: 'reason-housing',
    priority: random() < 0.1,
    appointmentId: '',
    requestId: '',
    citizenId: '',
    dueAt: '',
  });
};

const askCall = async ({ client }: Counter, key: string, candidates: readonly string[], isRepeat: boolean) => {
  const { deskId, identity, book } = client;
  const reply = await ask(client, '/v1/call-next', { key, deskId, candidates }, counterMs);
  if (!reply.body) return reply;
  const ticket = reply.body['ticket'] as WireDocument | null;
  const ticketId = reply.body['ticketId'] as string | null;
  book.calls.push({ key, deviceId: identity.deviceId, deskId, ticketId, knew: eventsOf(ticket), isRepeat });
  return reply;
};

/** Calls whoever the server grants, on top of the ticket that it holds; without an answer the first, tentatively. */
const callSomebody = async (counter: Counter): Promise<void> => {
  const { client } = counter;
  const candidates = waitingOf(client)
    .slice(0, mostCandidates)
    .map(({ id }) => id);
  const [first] = candidates;
  if (first === undefined) return;
  const key = newId(client);
  const { body, status } = await insist(client, 'callKeys', (turn) => askCall(counter, key, candidates, turn > 0));
  if (status !== 0 && !body) return;
  const ticketId = body ? (body['ticketId'] as string | null) : first;
  if (ticketId === null) return;
  const ticket = (body?.['ticket'] ?? null) as WireDocument | null;
  if (ticket) absorb(client, 'tickets', ticket);
  const called = { type: 'called', id: key, deskId: client.deskId, tentative: body === null, why: [] };
  write(client, 'tickets', ticketId, called);
  counter.hand = { ticketId, call: key };
  counter.callKeys.push(key);
};

/** Whether the person in hand is still ours, as far as this client knows. */
const isOurs = ({ client, hand }: Counter): boolean => {
  if (!hand) return false;
  const ticket = client.copies.tickets.get(hand.ticketId) as unknown as Ticket | undefined;
  const isFlagged =
    ticket?.events.some((event) => event.type === 'calledTwice' && event['cause'] === hand.call) ?? true;
  return !isFlagged && ticket?.deskId === client.deskId && ['called', 'serving', 'onHold'].includes(ticket.status);
};

const whileCalled = [
  [{ type: 'started' }],
  [{ type: 'started' }],
  [{ type: 'noAnswer', retryMin: 0 }],
  [{ type: 'noAnswer' }],
  [{ type: 'requeued' }],
  [{ type: 'transferred', reasonId: 'reason-school' }],
  [{ type: 'parked' }],
  [{ type: 'recalled' }],
  [{ type: 'abandoned', why: 'left' }],
  [{ type: 'started' }, { type: 'done', outcome: 'answered' }],
] as const;
const whileServing = [
  [{ type: 'done', outcome: 'answered' }],
  [{ type: 'done', outcome: 'answered' }],
  [{ type: 'held' }, { type: 'resumed' }],
  [{ type: 'transferred', reasonId: 'reason-housing' }],
  [{ type: 'parked' }],
] as const;
const goesOn: ReadonlySet<string> = new Set(['started', 'recalled', 'resumed']);

/** Does something with the person in hand, or takes the call back. */
const goOn = (counter: Counter): void => {
  const { client, hand } = counter;
  if (!hand || !isOurs(counter)) {
    counter.hand = null;
    return;
  }
  const { status } = client.copies.tickets.get(hand.ticketId) as unknown as Ticket;
  if (status === 'called' && client.random() < 0.15) {
    write(client, 'tickets', hand.ticketId, { type: 'undone', target: hand.call });
    counter.hand = null;
    return;
  }
  const steps = oneOf<readonly { readonly type: string }[]>(
    client.random,
    status === 'called' ? whileCalled : whileServing,
  );
  if (!steps) return;
  write(client, 'tickets', hand.ticketId, ...steps);
  if (!goesOn.has(steps.at(-1)?.type ?? '')) counter.hand = null;
};

/** Somebody who was set aside or did not answer comes back. */
const bringBack = ({ client }: Counter): void => {
  const away = ticketsOf(client).filter(({ status }) => status === 'parked' || status === 'noAnswer');
  const one = oneOf(client.random, away);
  if (one) write(client, 'tickets', one.id, { type: 'requeued' });
};

/** Whom another machine calls or serves, as far as this client knows. */
const heldByOthers = (client: Client): readonly Ticket[] =>
  ticketsOf(client).filter(
    ({ status, events }) =>
      ['called', 'serving', 'onHold'].includes(status) &&
      events.findLast(({ type }) => type === 'called')?.by.deviceId !== client.identity.deviceId,
  );

/**
 * Reception sends a waiting person on, in the second in which a counter may be granted them; or one whom a counter has called already, in
 * the second in which their service may begin.
 */
const sendOn = ({ client }: Counter): void => {
  const held = client.random() < 0.5 ? heldByOthers(client) : [];
  const one = oneOf(client.random, held.length > 0 ? held : waitingOf(client).slice(0, mostCandidates));
  const step = oneOf<{ readonly type: string; readonly reasonId?: string; readonly why?: string }>(client.random, [
    { type: 'transferred', reasonId: 'reason-social-aid' },
    { type: 'parked' },
    ...(held.length > 0 ? [{ type: 'abandoned', why: 'left' }] : []),
  ]);
  if (one && step) write(client, 'tickets', one.id, step);
};

/** Asks again with keys that were answered long ago: no other person, the same number. */
const askAgain = async (counter: Counter): Promise<void> => {
  const { client } = counter;
  const key = oneOf(client.random, counter.callKeys);
  const waiting = waitingOf(client).map(({ id }) => id);
  if (key !== undefined && waiting.length > 0) {
    count(client.tally.repeats, 'oldCallKeys');
    await askCall(counter, key, waiting.slice(0, mostCandidates), true);
  }
  const wish = oneOf(client.random, counter.numberKeys);
  if (!wish) return;
  count(client.tally.repeats, 'oldNumberKeys');
  await askNumber(counter, wish);
};

/** Tells the server which numbers will never be printed. `false` = some are still to be told. */
export const release = async ({ client, toRelease }: Counter): Promise<boolean> => {
  for (let wish = toRelease[0]; wish; wish = toRelease[0]) {
    client.book.numberWishes.add(wish.key);
    const { body } = await ask(client, '/v1/release-number', wish, counterMs);
    if (!body) return false;
    count(client.tally.acts, 'released');
    toRelease.shift();
  }
  return true;
};

/** One act about tickets. `ends` is the share in which reception sends a waiting person on. */
export const actOnTickets = async (counter: Counter, ends: number): Promise<void> => {
  const { client } = counter;
  const kind = client.random();
  if (kind < ends) return sendOn(counter);
  if (counter.hand) return goOn(counter);
  if (kind > 0.94) return askAgain(counter);
  if (kind > 0.84) return bringBack(counter);
  const waiting = waitingOf(client).length;
  if (waiting === 0 || (waiting < fewWaiting && kind > 0.6)) return issue(counter);
  return callSomebody(counter);
};

import { ulid } from 'ulid';

import type { Citizen } from '#shared/domain/model/citizen';
import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { Ticket } from '#shared/domain/model/ticket';
import { digestOf } from '#shared/sync/digest';
import { laterStamp, tick } from '#shared/sync/hybrid-clock';
import { foldDocument, logOf, mergeDocument, type LogCollection } from '#shared/sync/merge-document';
import { FUTURE_STAMP, SCHEMA_VERSION, type Checkpoint, type Verdict, type WireDocument } from '#shared/sync/protocol';
import { aheadOf, restampCitizen } from '#shared/sync/restamp-citizen';

import type { DeskIdentity } from '../support/desk-calls';
import { renewToken } from '../support/enrol';
import { callHttp } from '../support/http-call';
import type { Book, BookDocument, LoggedEvent } from './book';

/** The collections that clients of the nemesis write. */
export const written = ['tickets', 'appointments', 'requests', 'citizens'] as const satisfies readonly CollectionName[];
type Written = (typeof written)[number];

/** What all clients did and lived through together. */
export type Tally = {
  readonly acts: Record<string, number>;
  readonly repeats: Record<string, number>;
  /** Milliseconds of each call that was answered 200. */
  readonly tookMs: number[];
  lostAnswers: number;
  /** Answers that were none of 200, by code, and rows that were set aside, by why. */
  readonly refusals: Record<string, number>;
  readonly aside: Record<string, number>;
};

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  acts: {},
  repeats: {},
  tookMs: [],
  lostAnswers: 0,
  refusals: {},
  aside: {},
});

/** Counts one more. */
export const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** A call as it ended: `body` is `null` when no whole answer came. */
export type Reply = {
  readonly status: number;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>> | null;
};

type LateRow = { readonly collection: Written; readonly row: WireDocument; readonly dueMs: number };

/** A client by the page of the protocol: its copies, what of them was not acknowledged, and a clock of its own. */
export type Client = {
  readonly name: string;
  readonly identity: DeskIdentity;
  readonly deskId: string;
  readonly agentId: string;
  readonly url: string;
  readonly epoch: string;
  readonly random: () => number;
  readonly book: Book;
  readonly tally: Tally;
  readonly copies: Readonly<Record<Written, Map<string, WireDocument>>>;
  /** `collection id` of documents that hold something that no push answered for. */
  readonly unsent: Set<string>;
  readonly since: Map<string, Checkpoint>;
  /** Copies as they once were sent, to be sent again. */
  readonly late: LateRow[];
  token: string;
  lastStamp: string;
  /** What the clock of this client is off by, ms. */
  offMs: number;
};

export type ClientStart = Pick<
  Client,
  'name' | 'identity' | 'deskId' | 'agentId' | 'url' | 'epoch' | 'random' | 'book' | 'tally'
>;

/** A client that knows nothing yet. */
export const newClient = (start: ClientStart): Client => ({
  ...start,
  copies: { tickets: new Map(), appointments: new Map(), requests: new Map(), citizens: new Map() },
  unsent: new Set(),
  since: new Map(),
  late: [],
  token: start.identity.token,
  lastStamp: '',
  offMs: 0,
});

/** Milliseconds of a call at the counter, and of an exchange. */
export const counterMs = 1_500;
const exchangeMs = 6_000;

/** What the clock of a client says, ms. */
export const clockOf = (client: Client): number => Date.now() + client.offMs;

/** A fresh ULID by the clock of a client: ids sort as wrongly as clocks go. */
export const newId = (client: Client): string => ulid(clockOf(client));

/** Makes a call; one whose token ran out gets another. */
export const ask = async (client: Client, path: string, body: object, patienceMs: number): Promise<Reply> => {
  const { tally } = client;
  const answer = await callHttp({
    url: client.url + path,
    token: client.token,
    body: JSON.stringify(body),
    patienceMs,
  });
  let read: Record<string, unknown> | null = null;
  try {
    read = answer.status === 0 ? null : (JSON.parse(answer.text) as Record<string, unknown>);
  } catch {
    read = null;
  }
  if (!read) {
    tally.lostAnswers += 1;
    return { status: 0, code: '', body: null };
  }
  if (answer.status === 200) {
    tally.tookMs.push(answer.tookMs);
    return { status: 200, code: '', body: read };
  }
  const code = String(read['code']);
  count(tally.refusals, `${answer.status} ${code}`);
  if (answer.status === 401) client.token = await renewToken(client.url, client.identity).catch(() => client.token);
  return { status: answer.status, code, body: null };
};

const scopeOf = ({ epoch }: Client, collection: string) => ({ collection, epoch, schemaVersion: SCHEMA_VERSION });

const merged = (collection: Written, a: WireDocument, b: WireDocument): WireDocument => ({
  ...mergeDocument<CollectionName>(collection, a as never, b as never),
  _deleted: false,
});

/** Takes in a document of the server: as it is when the own copy adds nothing. */
export const absorb = (client: Client, collection: Written, document: WireDocument): void => {
  const name = `${collection} ${document.id}`;
  const own = client.copies[collection].get(document.id);
  for (const { t } of Object.values((document['fields'] ?? {}) as Citizen['fields']))
    client.lastStamp = laterStamp(client.lastStamp, t);
  const both = own && merged(collection, document, own);
  const addsNothing = !both || digestOf(both) === digestOf(document);
  client.copies[collection].set(document.id, addsNothing ? document : both);
  if (addsNothing) client.unsent.delete(name);
  else client.unsent.add(name);
};

/** Notes everything that a row says as answered for. */
const acknowledge = ({ book }: Client, collection: Written, row: WireDocument): void => {
  const { id, events, fields } = row as BookDocument;
  const atMs = Date.now();
  for (const event of events ?? []) {
    const name = `${collection} ${id} ${event.id}`;
    if (!book.acknowledged.has(name))
      book.acknowledged.set(name, { collection, id, event: event.id, field: '', stamp: '', said: event, atMs });
  }
  for (const [field, { v, t }] of Object.entries(fields ?? {})) {
    const name = `${collection} ${id} ${field}@${t}`;
    if (!book.acknowledged.has(name))
      book.acknowledged.set(name, { collection, id, event: '', field, stamp: t, said: v, atMs });
  }
};

/** Writes registers that came from the future again, under a stamp of the server's time. */
const settleStamps = (client: Client, id: string): void => {
  const own = client.copies.citizens.get(id);
  if (!own) return;
  // The clocks of this machine and of the server are one: a client would know it from `head`.
  const nowMs = Date.now();
  const stamp = tick('', nowMs, client.identity.deviceId);
  const settled = restampCitizen(own as unknown as Citizen, aheadOf(nowMs), stamp);
  client.copies.citizens.set(id, { ...settled, _deleted: false });
  client.lastStamp = stamp;
};

const heed = (client: Client, collection: Written, row: WireDocument, verdict: Verdict): void => {
  const name = `${collection} ${row.id}`;
  if (verdict.verdict === 'quarantined') {
    count(client.tally.aside, verdict.why);
    if (verdict.why === FUTURE_STAMP) settleStamps(client, row.id);
    else client.unsent.delete(name);
    return;
  }
  acknowledge(client, collection, row);
  if (verdict.verdict === 'merged') absorb(client, collection, verdict.document);
  else if (client.copies[collection].get(row.id) === row) client.unsent.delete(name);
};

/** Pushes rows as they are and heeds the verdicts. `false` = no answer. */
export const push = async (client: Client, collection: Written, rows: readonly WireDocument[]): Promise<boolean> => {
  if (rows.length === 0) return true;
  const { body } = await ask(client, '/v1/push', { ...scopeOf(client, collection), rows }, exchangeMs);
  if (!body) return false;
  const verdicts = body['verdicts'] as readonly Verdict[];
  for (const [index, row] of rows.entries()) {
    const verdict = verdicts[index];
    if (verdict) heed(client, collection, row, verdict);
  }
  return true;
};

/** Sends all that was not answered for; now and then twice at once, or again later when it is old. */
export const sendAll = async (client: Client, nasty: boolean): Promise<void> => {
  const { random, tally } = client;
  for (const collection of written) {
    const rows = [...client.copies[collection].values()].filter(({ id }) => client.unsent.has(`${collection} ${id}`));
    if (rows.length === 0) continue;
    if (nasty && random() < 0.25)
      for (const row of rows) client.late.push({ collection, row, dueMs: Date.now() + random() * 12_000 });
    if (nasty && random() < 0.08) {
      count(tally.repeats, 'pushesAtOnce');
      await Promise.all([push(client, collection, rows), push(client, collection, [...rows].reverse())]);
    } else await push(client, collection, rows);
  }
};

/** Sends old copies that are due, or all of them. */
export const sendLate = async (client: Client, all: boolean): Promise<void> => {
  const due = client.late.filter(({ dueMs }) => all || dueMs <= Date.now());
  client.late.splice(0, client.late.length, ...client.late.filter((one) => !due.includes(one)));
  for (const { collection, row } of due) {
    count(client.tally.repeats, 'staleCopies');
    if (!(await push(client, collection, [row])) && all) client.late.push({ collection, row, dueMs: 0 });
  }
};

/** Pulls every collection from where it stands. `false` = some answer did not come. */
export const pull = async (client: Client): Promise<boolean> => {
  for (const collection of written)
    for (let more = true; more;) {
      const since = client.since.get(collection) ?? null;
      const asked = { collection, since, limit: 200, schemaVersion: SCHEMA_VERSION };
      const { body } = await ask(client, '/v1/pull', asked, exchangeMs);
      if (!body) return false;
      for (const document of body['documents'] as readonly WireDocument[]) absorb(client, collection, document);
      client.since.set(collection, body['checkpoint'] as Checkpoint);
      more = body['hasMore'] === true;
    }
  return true;
};

/** What ends a wait, a call or a service, or begins one: it names what held the person, `''` = nothing. */
const namingCall: ReadonlySet<string> = new Set([
  'requeued',
  'transferred',
  'noAnswer',
  'parked',
  'abandoned',
  'notServedAtClosing',
  'started',
]);

/** Writes events at the end of a log: a new one, or what the own copy holds. An event that has an id keeps it. */
export const write = (
  client: Client,
  collection: Exclude<LogCollection, 'deskSessions'>,
  id: string,
  ...bodies: readonly { readonly type: string; readonly id?: string; readonly [key: string]: unknown }[]
): readonly AnyEvent[] => {
  const { identity, agentId, deskId, book } = client;
  const log = logOf(client.copies[collection].get(id) ?? {});
  const first = 1 + Math.max(0, ...log.map(({ n }) => n));
  const at = new Date(clockOf(client)).toISOString();
  const by = { agentId, deviceId: identity.deviceId, deskId };
  const ticket = client.copies.tickets.get(id) as unknown as Ticket | undefined;
  const call = ticket ? { call: ticketDetails(ticket).heldBy } : {};
  const events = bodies.map((body, index): AnyEvent => ({
    ...body,
    ...(collection === 'tickets' && namingCall.has(body.type) ? call : {}),
    id: body.id ?? newId(client),
    n: first + index,
    at,
    by,
  }));
  const seen = log.filter(({ type }) => type === 'called' || type === 'started').map((event) => event.id);
  for (const event of events) book.sawCalls.set(event.id, seen);
  const document = foldDocument(collection, id, identity.siteId, [...log, ...events]);
  client.copies[collection].set(id, { ...document, _deleted: false });
  client.unsent.add(`${collection} ${id}`);
  for (const { type } of bodies) count(client.tally.acts, type);
  return events;
};

/** The documents of a client as a judge takes them. */
export const documentsOf = (client: Client) =>
  written.flatMap((collection) =>
    [...client.copies[collection].values()].map((document) => ({ collection, document: document as BookDocument })),
  );

/** The events of a document as a judge takes them. */
export const eventsOf = (document: WireDocument | null): readonly LoggedEvent[] => logOf(document ?? {});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { CollectionName } from '#shared/domain/model/collections';
import { isInWindow, lastDayOf } from '#shared/sync/desk-window';
import { digestOf } from '#shared/sync/digest';
import { mergeDocument } from '#shared/sync/merge-document';
import type { Verdict, WireDocument } from '#shared/sync/protocol';
import type { LeftBehind } from '#shared/sync/wire/document-calls';
import { sameDocument } from '#shared/sync/same-document';

export type Row = { readonly seq: number; readonly document: WireDocument };

/** An answer that is no answer of the protocol: another status, a page, or a body cut short. */
export type OddAnswer = { readonly status: number; readonly body: string; readonly cut?: boolean };

export type FakeServer = {
  readonly url: string;
  readonly rows: Map<string, Row>;
  /** Rows of which this says true are put aside. */
  refuse: (document: WireDocument) => boolean;
  /** Why a row is put aside; `null` = it is not. */
  verdict: (document: WireDocument) => string | null;
  /** Runs after a push is stored and before it is answered: time for something to happen in between. */
  afterPush: (collection: string) => Promise<void>;
  /** Runs before a pull is looked up. */
  beforePull: (collection: string) => Promise<void>;
  /** Answers instead of the server; `null` leaves the call to it. */
  odd: (path: string, body: Readonly<Record<string, unknown>>) => OddAnswer | null;
  /** Replies to calls that this server does not know: leases, numbers. */
  readonly replies: Map<string, (body: Readonly<Record<string, unknown>>) => object>;
  /** Every call in order: by path, by whose token, and when it came, milliseconds. */
  readonly calls: {
    readonly path: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly token: string;
    readonly atMs: number;
  }[];
  /** Milliseconds by which the server's clock differs. */
  clockMs: number;
  /** What it tells in its head that it knows; `undefined` = an earlier version. */
  knows: string[] | undefined;
  /** See the head of a real server; `''` = nothing left it by its age. */
  goneBefore: string;
  /** Agents whose access it says is ended. */
  shutOut: readonly string[];
  /** Reasons whose requests it keeps from the desk. */
  withheld: readonly string[];
  /** What this server makes of a document that it stores: a later version of it folds otherwise. */
  normal: (document: WireDocument) => WireDocument;
  epoch: string;
  /** While false every call is cut off. */
  up: boolean;
  readonly pushes: WireDocument[][];
  readonly streams: Set<ServerResponse>;
  /** Stores as another desk would, and pokes. */
  readonly store: (collection: CollectionName, document: WireDocument, poke?: boolean) => void;
  readonly get: (collection: string, id: string) => WireDocument | undefined;
  readonly close: () => Promise<void>;
};

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>);
};

const sayOdd = ({ status, body, cut = false }: OddAnswer, response: ServerResponse): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  if (!cut) return void response.end(body);
  response.write(body.slice(0, body.length / 2));
  setImmediate(() => response.destroy());
};

/** A server of the protocol that forgets everything, and that a test can hold up, cut off or make refuse. */
export const startFakeServer = async (pageSize = 7): Promise<FakeServer> => {
  let seq = 0;
  const rows = new Map<string, Row>();
  const streams = new Set<ServerResponse>();
  const sockets = new Set<{ destroy: () => void }>();

  const poke = (collection: string): void => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify({ collection, scope: 'site', seq })}\n\n`);
  };
  const put = (collection: string, document: WireDocument): void => {
    seq += 1;
    rows.set(`${collection} ${document.id}`, { seq, document });
  };
  const judge = (collection: CollectionName, sent: WireDocument): Verdict => {
    const why = fake.verdict(sent) ?? (fake.refuse(sent) ? 'shape' : null);
    if (why !== null) return { verdict: 'quarantined', id: sent.id, why };
    const known = rows.get(`${collection} ${sent.id}`)?.document;
    const union = known ? (mergeDocument(collection, known as never, sent as never) as WireDocument) : sent;
    const merged = fake.normal(union);
    if (!known || !sameDocument(known, merged)) put(collection, merged);
    return sameDocument(merged, sent) || asHeld(merged) !== merged
      ? { verdict: 'stored', id: sent.id }
      : { verdict: 'merged', id: sent.id, document: merged };
  };
  const asHeld = (document: WireDocument): WireDocument =>
    fake.withheld.includes(String(document['reasonId'])) && document['channel'] !== undefined
      ? ({ ...foldRequest(document.id, 'site-test', []), _deleted: true } as unknown as WireDocument)
      : document;
  const ofCollection = (collection: unknown): Row[] =>
    [...rows]
      .filter(([key]) => key.startsWith(`${String(collection)} `))
      .map(([, row]) => ({ ...row, document: asHeld(row.document) }));
  const pull = (body: Record<string, unknown>) => {
    const since = body['since'] as { readonly seq: number } | null;
    const behind = body['leftBehind'] as LeftBehind | undefined;
    const comes = ({ seq: at, document }: Row): boolean =>
      at > (behind?.upTo ?? Number.POSITIVE_INFINITY) ||
      isInWindow(lastDayOf(String(body['collection']), document), behind?.fromDay ?? '');
    const all = ofCollection(body['collection'])
      .filter((row) => row.seq > (since?.seq ?? 0) && comes(row))
      .toSorted((a, b) => a.seq - b.seq);
    const page = all.slice(0, Math.min(Number(body['limit']), pageSize));
    const reached = page.at(-1)?.seq ?? since?.seq ?? 0;
    return {
      documents: page.map((row) => row.document),
      checkpoint: { epoch: fake.epoch, scope: 'site', seq: reached },
      hasMore: page.length < all.length,
    };
  };
  const push = async (body: Record<string, unknown>) => {
    if (body['epoch'] !== fake.epoch) return { code: 'epochMismatch', message: '' };
    const collection = body['collection'] as CollectionName;
    const sent = body['rows'] as WireDocument[];
    fake.pushes.push(sent);
    const verdicts = sent.map((row) => judge(collection, row));
    poke(collection);
    await fake.afterPush(collection);
    return { verdicts };
  };
  const digest = (body: Record<string, unknown>) => {
    const { after, fromDay, limit } = body as { after: string; fromDay: string; limit: number };
    const found = ofCollection(body['collection'])
      .map((row) => row.document)
      .filter((one) => one.id > after && isInWindow(lastDayOf(String(body['collection']), one), fromDay))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const page = found.slice(0, Math.min(limit, pageSize));
    return { rows: page.map((one) => [one.id, digestOf(one)]), hasMore: page.length < found.length };
  };
  const fetchAll = (body: Record<string, unknown>) => {
    const ids = new Set(body['ids'] as string[]);
    const found = ofCollection(body['collection']).flatMap((row) => (ids.has(row.document.id) ? [row.document] : []));
    // The real server cuts by bytes; this one always, so that every test goes on behind the cut.
    const later = found.slice(1).map((one) => one.id);
    return { documents: found.slice(0, 1), ...(later.length > 0 && { later }) };
  };
  const answer = async (path: string, body: Record<string, unknown>): Promise<object> => {
    if (path === '/v1/head')
      return {
        epoch: fake.epoch,
        siteId: 'site-test',
        seq,
        now: new Date(Date.now() + fake.clockMs).toISOString(),
        clockOffsetMs: 0,
        knows: fake.knows,
        ...(fake.goneBefore !== '' && { goneBefore: fake.goneBefore }),
        ...(fake.shutOut.length > 0 && { shutOut: fake.shutOut }),
        ...(fake.withheld.length > 0 && { withheld: fake.withheld }),
      };
    if (path === '/v1/pull') {
      await fake.beforePull(String(body['collection']));
      return pull(body);
    }
    if (path === '/v1/push') return push(body);
    if (path === '/v1/digest') return digest(body);
    if (path === '/v1/fetch') return fetchAll(body);
    const reply = fake.replies.get(path);
    if (reply) return reply(body);
    return { code: 'notFound', message: path };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!fake.up) return void request.socket.destroy();
    if (request.url === '/v1/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': hello\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return;
    }
    const path = request.url ?? '';
    const body = await readBody(request);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    fake.calls.push({ path, body, token, atMs: performance.now() });
    const odd = fake.odd(path, body);
    if (odd) return sayOdd(odd, response);
    const reply = await answer(path, body);
    if (!fake.up) return void request.socket.destroy();
    response.writeHead('code' in reply ? 409 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply));
  };

  const server = createServer((request, response) => void handle(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rows,
    refuse: () => false,
    verdict: () => null,
    afterPush: () => Promise.resolve(),
    beforePull: () => Promise.resolve(),
    odd: () => null,
    normal: (document) => document,
    replies: new Map(),
    calls: [],
    clockMs: 0,
    knows: undefined,
    goneBefore: '',
    shutOut: [],
    withheld: [],
    epoch: 'epoch-1',
    up: true,
    pushes: [],
    streams,
    store: (collection, document, tell = true) => {
      put(collection, document);
      if (tell) poke(collection);
    },
    get: (collection, id) => rows.get(`${collection} ${id}`)?.document,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
};

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CollectionName } from '#shared/domain/model/collections';
import { mergeDocument } from '#shared/sync/merge-document';
import type { Verdict, WireDocument } from '#shared/sync/protocol';
import { sameDocument } from '#shared/sync/same-document';

type Row = { readonly seq: number; readonly document: WireDocument };

export type FakeServer = {
  readonly url: string;
  readonly rows: Map<string, Row>;
  /** Rows of which this says true are put aside. */
  refuse: (document: WireDocument) => boolean;
  /** Runs after a push is stored and before it is answered: time for something to happen in between. */
  afterPush: (collection: string) => Promise<void>;
  /** Runs before a pull is looked up. */
  beforePull: (collection: string) => Promise<void>;
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
    if (fake.refuse(sent)) return { verdict: 'quarantined', id: sent.id, why: 'shape' };
    const known = rows.get(`${collection} ${sent.id}`)?.document;
    const merged = known ? (mergeDocument(collection, known as never, sent as never) as WireDocument) : sent;
    if (!known || !sameDocument(known, merged)) put(collection, merged);
    return sameDocument(merged, sent)
      ? { verdict: 'stored', id: sent.id }
      : { verdict: 'merged', id: sent.id, document: merged };
  };
  const pull = (body: Record<string, unknown>) => {
    const since = body['since'] as { readonly seq: number } | null;
    const all = [...rows]
      .filter(([key, row]) => key.startsWith(`${String(body['collection'])} `) && row.seq > (since?.seq ?? 0))
      .map(([, row]) => row)
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
  const answer = async (path: string, body: Record<string, unknown>): Promise<object> => {
    if (path === '/v1/head')
      return { epoch: fake.epoch, siteId: 'site-test', seq, now: new Date().toISOString(), clockOffsetMs: 0 };
    if (path === '/v1/pull') {
      await fake.beforePull(String(body['collection']));
      return pull(body);
    }
    if (path === '/v1/push') return push(body);
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
    const reply = await answer(request.url ?? '', await readBody(request));
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
    afterPush: () => Promise.resolve(),
    beforePull: () => Promise.resolve(),
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

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

import { MOST_BODY_BYTES, MOST_OPEN_BODY_BYTES } from '#shared/sync/bounds';
import { callNames, calls, STREAM_PATH, type CallName } from '#shared/sync/wire/calls';
import { AT_THE_COUNTER_MS, type Call } from '#shared/sync/wire/call';

import {
  MOST_CALL_BYTES,
  MOST_ROWS_WHILE_SHARED,
  MOST_SETTINGS_BYTES,
  LARGE_ANSWER_BYTES,
  MOST_UNREAD_ANSWERS,
  LARGE_BODY_BYTES,
  MOST_DROPPED_BYTES,
} from '../bounds';
import type { Device, Store } from '../store/port';
import { siteQueue, type SiteQueue } from '../store/site-queue';
import { Problem } from '../lib/problem';
import { answerCall } from './answer-call';
import { authenticate, deviceOf } from './authenticate';
import type { Handlers } from './handler';
import { idOf } from './id-of';
import { atMost, limitDevices, limitStrangers, type Limits } from './limits';
import { atMostTokens } from './limit-renewals';
import { bodiesInTurn, isLarge, nobodyWaits, type WithBody } from './read-body';
import { registerAccess } from './register-access';
import { registerPages } from './register-pages';
import { requireDoor } from './require-door';
import type { FileRoute, ServedRoute } from './served';
import type { StreamHub } from './stream-hub';
import type { Turns } from './turns';

const isTold = ({ headers }: FastifyRequest): boolean => headers['transfer-encoding'] === undefined;
const toldBytes = ({ headers }: FastifyRequest): number => Number(headers['content-length'] ?? 0);

const ended = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed || response.writableFinished) resolve();
    else response.once('close', resolve);
  });

const dropped = async (payload: Readable): Promise<void> => {
  for await (const _ of payload);
};

/**
 * Takes in one large body of each device of this scope at a time, until its call is answered: the others wait on the line and take no memory.
 * One beyond the bound of its route is read to its end and dropped, so that its device hears the refusal and sends less.
 */
const takeInLargeBodies = (app: FastifyInstance): void => {
  const queue = siteQueue();
  app.addHook('preParsing', async (request, reply, payload) => {
    const [bytes, most] = [toldBytes(request), request.routeOptions.bodyLimit ?? 0];
    if (isTold(request) && bytes < LARGE_BODY_BYTES) return payload;
    await new Promise<void>((go) => {
      void queue(deviceOf(request).id, () => {
        go();
        return ended(reply.raw);
      });
    });
    if (reply.raw.destroyed) throw nobodyWaits();
    if (isTold(request) && bytes > most && bytes <= MOST_DROPPED_BYTES) {
      await dropped(payload as Readable);
      throw new Problem('tooLarge', 'the body is too large');
    }
    return payload;
  });
};

/**
 * Holds so many large answers for each device of this scope that it has not read yet: with one more, the line of the earliest is closed. Its device
 * has given it up, or reads nothing.
 */
const limitUnreadAnswers = (app: FastifyInstance, most = MOST_UNREAD_ANSWERS): void => {
  const unread = new Map<string, Set<ServerResponse>>();
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < LARGE_ANSWER_BYTES) return payload;
    const { id } = deviceOf(request);
    const held = unread.get(id) ?? new Set();
    unread.set(id, held);
    const [earliest] = held;
    if (earliest && held.size >= most) {
      held.delete(earliest);
      earliest.destroy();
    }
    held.add(reply.raw);
    reply.raw.once('close', () => {
      held.delete(reply.raw);
      if (held.size === 0 && unread.get(id) === held) unread.delete(id);
    });
    // A text would be held three times as large as it is sent.
    return Buffer.from(payload);
  });
};

/** What HTTP needs to answer: the handlers, what is served besides, and what it keeps for itself. */
export type HttpNeeds = {
  readonly handlers: Handlers;
  readonly served: readonly ServedRoute[];
  /** The page that a phone is shown while the server cannot answer, in its languages. */
  readonly troublePage: (languages: string) => string;
  readonly streams: StreamHub;
  readonly store: Store;
  readonly clock: () => number;
  readonly limits: Limits;
  readonly allowedOrigins: readonly string[];
  readonly turns: Turns;
};

const JSON_TYPE = 'application/json; charset=utf-8';
const FILE_FOR_S = 300;

/** Opens the stream on the bare response. A hijacked reply passes no hooks, so the CORS header is added here. */
const openStream = ({ streams, allowedOrigins }: HttpNeeds, request: FastifyRequest, reply: FastifyReply): void => {
  const device = deviceOf(request);
  requireDoor('screen', device.rank);
  const { origin } = request.headers;
  const cors =
    origin !== undefined && allowedOrigins.includes(origin)
      ? { 'access-control-allow-origin': origin, vary: 'Origin' }
      : {};
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    ...cors,
  });
  const gone = streams.open(device, reply.raw);
  reply.raw.on('close', gone);
  reply.raw.on('error', gone);
};

/** Bytes that the body of a call may have. What anybody may send, or a machine in public, is small. */
const mostBytesOf = ({ door, body }: Call): number => {
  if (body === 'documents') return MOST_BODY_BYTES;
  if (body === 'settings') return MOST_SETTINGS_BYTES;
  return door === 'anyone' || door === 'kiosk' || door === 'screen' ? MOST_OPEN_BODY_BYTES : MOST_CALL_BYTES;
};

/** Calls about many documents: of a device one at a time is answered, since each is made of several times its bytes. */
const ofDocuments: ReadonlySet<CallName> = new Set([
  'pull',
  'push',
  'fetch',
  'digest',
  'passages',
  'standing',
  'sheets',
]);

/**
 * Whether a body has so few rows that they are judged at one stretch. With more, a push gives way in between, where it would wait for its own hurry.
 */
const isOneStretch = ({ body }: FastifyRequest): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'rows' in body &&
  Array.isArray(body.rows) &&
  body.rows.length <= MOST_ROWS_WHILE_SHARED;

type Queues = { readonly withBody: WithBody; readonly ofDevice: SiteQueue };

const registerCall = (app: FastifyInstance, parts: HttpNeeds & Queues, name: CallName): void => {
  const { handlers, limits, withBody, ofDevice, turns } = parts;
  const call: Call = calls[name];
  const counters = {
    enrolment: atMost(limits.enrolmentsPerMinute),
    token: atMostTokens(parts),
    other: atMost(limits.strangersPerMinute),
  } as const;
  app.route({
    method: call.method,
    url: call.path,
    bodyLimit: mostBytesOf(call),
    ...(call.door === 'anyone' ? { config: { rateLimit: counters[call.limit ?? 'other'] } } : {}),
    // Somebody stands at the counter while it is answered. Its body is there: one that never comes holds nobody up.
    ...(call.patienceMs <= AT_THE_COUNTER_MS
      ? { preHandler: async (_, { raw }) => void (raw.closed || raw.once('close', turns.hurry())) }
      : {}),
    handler: async (request, reply) => {
      const device = call.door === 'anyone' ? null : deviceOf(request);
      const answered = (body: unknown) => answerCall(handlers, name, { device, body, id: idOf(request) });
      const inTurn = async ({ id, siteId }: Device) =>
        ofDevice(id, async () => {
          if (request.socket.destroyed) throw nobodyWaits();
          const isShort = name === 'push' && !isLarge(request) && isOneStretch(request);
          return withBody(request, (body) => turns.inTurn(siteId, isShort, () => answered(body)));
        });
      const answer = await (device && ofDocuments.has(name) ? inTurn(device) : withBody(request, answered));
      return call.isText ? reply.type(JSON_TYPE).send(answer) : answer;
    },
  });
};

/** Serves a file to whoever knows its key. It is private: no store on the way may keep it for others. */
const registerFile = (app: FastifyInstance, { limits }: HttpNeeds, route: FileRoute): void => {
  app.route({
    method: route.method,
    url: route.path,
    config: { rateLimit: atMost(limits.feedsPerMinute) },
    // Lines of requests would keep the key in the log.
    logLevel: 'error',
    handler: async (request, reply) => {
      const { body, etag } = await route.serve(idOf(request));
      const seen = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
      void reply.headers({ etag, 'cache-control': `private, max-age=${FILE_FOR_S}` });
      if (seen.includes(etag)) return reply.code(304).send();
      return reply.type(`${route.mediaType}; charset=utf-8`).send(body);
    },
  });
};

/** Registers every call of the table, the stream, and what is served besides: each behind its door. */
export const registerRoutes = (app: FastifyInstance, parts: HttpNeeds): void => {
  const { served, limits } = parts;
  const queues: Queues = { withBody: bodiesInTurn(), ofDevice: siteQueue() };
  const isOpen = (name: CallName): boolean => calls[name].door === 'anyone';
  void app.register(async (open) => {
    for (const name of callNames) if (isOpen(name)) registerCall(open, { ...parts, ...queues }, name);
    for (const route of served) if (route.kind === 'file') registerFile(open, parts, route);
  });
  void app.register(async (pages) =>
    registerPages(
      pages,
      parts,
      served.filter((route) => route.kind === 'page'),
    ),
  );
  void app.register(async (programs) =>
    registerAccess(
      programs,
      parts,
      served.filter((route) => route.kind === 'read'),
    ),
  );
  void app.register(async (enrolled) => {
    authenticate(enrolled, { ...parts, onStranger: limitStrangers(enrolled, limits) });
    limitDevices(enrolled, parts);
    takeInLargeBodies(enrolled);
    limitUnreadAnswers(enrolled);
    for (const name of callNames) if (!isOpen(name)) registerCall(enrolled, { ...parts, ...queues }, name);
    enrolled.get(STREAM_PATH, (request, reply) => openStream(parts, request, reply));
  });
};

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { outgoing } from '../lib/checked';
import { authenticate, deviceOf } from './authenticate';
import { atMost, limitDevices } from './limits';
import { registerAccess } from './register-access';
import { registerPages } from './register-pages';
import { requireDoor } from './require-door';
import type { DeviceRoute, FileRoute, OpenRoute, Route, RouteContext } from './route';

const JSON_TYPE = 'application/json; charset=utf-8';

const idOf = ({ params }: FastifyRequest): string =>
  typeof params === 'object' && params !== null && 'id' in params && typeof params.id === 'string' ? params.id : '';

/** Opens the stream on the bare response. A hijacked reply passes no hooks, so the CORS header is added here. */
const openStream = ({ streams, allowedOrigins }: RouteContext, request: FastifyRequest, reply: FastifyReply): void => {
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

const answer = async (context: RouteContext, route: DeviceRoute, request: FastifyRequest, reply: FastifyReply) => {
  const device = deviceOf(request);
  requireDoor(route.auth, device.rank);
  const given = await route.call(context, device, request.body, idOf(request));
  if (route.reply === 'text') return reply.type(JSON_TYPE).send(given);
  return outgoing(route.output, given);
};

const registerOpen = (app: FastifyInstance, context: RouteContext, route: OpenRoute): void => {
  const { enrolmentsPerMinute, tokensPerMinute } = context.limits;
  const limits = { none: false, enrolment: atMost(enrolmentsPerMinute), token: atMost(tokensPerMinute) } as const;
  app.route({
    method: route.method,
    url: route.path,
    config: { rateLimit: limits[route.limit] },
    handler: async (request) => outgoing(route.output, await route.call(context, request.body)),
  });
};

const FILE_FOR_S = 300;

/** Serves a file to whoever knows its key. It is private: no store on the way may keep it for others. */
const registerFile = (app: FastifyInstance, context: RouteContext, route: FileRoute): void => {
  app.route({
    method: route.method,
    url: route.path,
    config: { rateLimit: atMost(context.limits.feedsPerMinute) },
    // Lines of requests would keep the key in the log.
    logLevel: 'error',
    handler: async (request, reply) => {
      const { body, etag } = await route.call(context, idOf(request));
      const seen = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
      void reply.headers({ etag, 'cache-control': `private, max-age=${FILE_FOR_S}` });
      if (seen.includes(etag)) return reply.code(304).send();
      return reply.type(`${route.mediaType}; charset=utf-8`).send(body);
    },
  });
};

/** Registers the whole protocol: what anyone may ask, and behind the token all the rest. */
export const registerRoutes = (app: FastifyInstance, context: RouteContext, routes: readonly Route[]): void => {
  void app.register(async (open) => {
    for (const route of routes) {
      if (route.auth === 'none') registerOpen(open, context, route);
      if (route.auth === 'key') registerFile(open, context, route);
    }
  });
  void app.register(async (pages) =>
    registerPages(
      pages,
      context,
      routes.filter((route) => route.auth === 'page'),
    ),
  );
  void app.register(async (programs) =>
    registerAccess(
      programs,
      context,
      routes.filter((route) => route.auth === 'access'),
    ),
  );
  void app.register(async (enrolled) => {
    authenticate(enrolled, context);
    limitDevices(enrolled, context.limits);
    for (const route of routes) {
      if (route.auth === 'none' || route.auth === 'key' || route.auth === 'page' || route.auth === 'access') continue;
      const { method, path: url } = route;
      if (route.reply === 'stream')
        enrolled.route({ method, url, handler: (request, reply) => openStream(context, request, reply) });
      else enrolled.route({ method, url, handler: (request, reply) => answer(context, route, request, reply) });
    }
  });
};

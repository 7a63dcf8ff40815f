import type { FastifyInstance } from 'fastify';

import type { ServerContext } from '../context';
import { deviceOf } from '../plugins/authenticate';

/** `GET /v1/stream`: pokes as server-sent events. A device has one; opening another closes the first. */
export const streamRoute = (app: FastifyInstance, { streams, allowedOrigins }: ServerContext): void => {
  app.get('/v1/stream', (request, reply) => {
    const device = deviceOf(request);
    const origin = request.headers.origin;
    reply.hijack();
    // A hijacked reply passes no hooks, so the CORS header is added here.
    const cors =
      origin !== undefined && allowedOrigins.includes(origin)
        ? { 'access-control-allow-origin': origin, vary: 'Origin' }
        : {};
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      ...cors,
    });
    const gone = streams.open(device.id, device.siteId, reply.raw);
    reply.raw.on('close', gone);
    reply.raw.on('error', gone);
  });
};

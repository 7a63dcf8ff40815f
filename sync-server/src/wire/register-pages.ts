import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { idOf } from './id-of';
import { atMost, type Limits } from './limits';
import type { Page, PageRoute } from './served';

const FORM_LIMIT_BYTES = 1_024;

/** A page is what it is and nothing else: no script, no frame, no picture, and forms that stay here. */
const shield = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const languagesOf = ({ headers }: FastifyRequest): string => headers['accept-language'] ?? '';

const send = (reply: FastifyReply, route: PageRoute, { status, body, location, keepForS = 0 }: Page) => {
  void reply.headers({
    ...shield,
    'cache-control': keepForS > 0 ? `public, max-age=${keepForS}` : 'no-store',
    ...(location === undefined ? {} : { location }),
  });
  return reply.code(status).type(`${route.mediaType}; charset=utf-8`).send(body);
};

const formOf = (body: unknown): Readonly<Record<string, string>> =>
  typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : {};

type PageNeeds = { readonly limits: Limits; readonly troublePage: (languages: string) => string };

/** Registers the pages that people read in a browser. A fault is told in words, on a page that tries again. */
export const registerPages = (
  app: FastifyInstance,
  { limits, troublePage }: PageNeeds,
  routes: readonly PageRoute[],
): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
    async (_request: FastifyRequest, body: string | Buffer) => body.toString(),
  );
  app.setErrorHandler((error: { readonly statusCode?: number; readonly status?: number }, request, reply) => {
    const status = error.status ?? error.statusCode ?? 500;
    // The address holds the key of a ticket, so the route is told instead.
    if (status === 500) request.log.error({ err: error, route: request.routeOptions.url }, 'fault');
    void reply.headers({ ...shield, 'cache-control': 'no-store' });
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(troublePage(languagesOf(request)));
  });
  for (const route of routes)
    app.route({
      method: route.method,
      url: route.path,
      config: { rateLimit: atMost(limits.pagesPerMinute) },
      // Lines of requests would keep the key in the log.
      logLevel: 'error',
      handler: async (request, reply) => {
        const query = request.url.split('?')[1] ?? '';
        const asked = { key: idOf(request), query, form: formOf(request.body), languages: languagesOf(request) };
        return send(reply, route, await route.show(asked));
      },
    });
};

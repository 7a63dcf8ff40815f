import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Needs } from '../needs';
import type { AccessKey } from '../store/access-key-port';
import { idOf } from './id-of';
import { atMost, limitStrangers, type Limits } from './limits';
import type { ReadRoute } from './served';

const READ_EVERY_MS = 60 * 60_000;

const keys = new WeakMap<FastifyRequest, AccessKey>();

const keyOf = (request: FastifyRequest): AccessKey => {
  const key = keys.get(request);
  if (!key) throw new Problem('unauthorised', 'no key');
  return key;
};

type AccessNeeds = Needs<'store' | 'clock'> & { readonly limits: Limits };

/** Lets only programs through that know a key which was not ended. Wrong and ended keys look alike. */
const authenticateKeys = (app: FastifyInstance, { store, clock, limits }: AccessNeeds): void => {
  const onStranger = limitStrangers(app, limits);
  app.addHook('onRequest', async (request, reply) => {
    const told = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const key = told === undefined ? null : await store.accessKeyOf(sha256(told));
    if (!key) {
      await onStranger(request, reply);
      throw new Problem('unauthorised', 'no such key');
    }
    keys.set(request, key);
    const nowMs = clock();
    if (key.readAt === '' || nowMs - Date.parse(key.readAt) >= READ_EVERY_MS)
      await store.noteAccessKeyRead(key.id, new Date(nowMs).toISOString());
  });
};

/** Registers the read interface for programs: keys instead of devices, their scope, their pace, and marks of what was answered. */
export const registerAccess = (app: FastifyInstance, context: AccessNeeds, routes: readonly ReadRoute[]): void => {
  authenticateKeys(app, context);
  const count = app.rateLimit({
    ...atMost(context.limits.readsPerMinute),
    keyGenerator: (request) => keyOf(request).id,
  });
  app.addHook('onRequest', count);
  for (const route of routes)
    app.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const caller = keyOf(request);
        if (route.scope === 'rows' && caller.scope !== 'rows')
          throw new Problem('notAllowed', 'this key reads indicators and no rows');
        const query = checked(route.query, request.query);
        const { version, make } = await route.read(caller, query, idOf(request));
        // Weak: the moment that is told in the answer may differ.
        const etag = `W/"${sha256(`${caller.siteId} ${request.url} ${version}`).slice(0, 32)}"`;
        void reply.headers({ etag, 'cache-control': 'private, no-cache' });
        const seen = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
        if (seen.includes(etag)) return reply.code(304).send();
        return reply.type(`${route.mediaType}; charset=utf-8`).send(await make());
      },
    });
};

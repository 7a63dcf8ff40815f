import type { FastifyInstance } from 'fastify';

import { SCHEMA_VERSION } from '#shared/sync/protocol';

import type { ServerContext } from '../context';

/** `GET /v1/health`: whether this is a Guichet server and answers. Needs no token and tells nothing of the site. */
export const healthRoute = (app: FastifyInstance, { store }: ServerContext): void => {
  app.get('/v1/health', async () => ({
    ok: true,
    product: 'guichet',
    schemaVersion: SCHEMA_VERSION,
    ready: (await store.homeSite()) !== null,
  }));
};

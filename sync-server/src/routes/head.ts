import type { FastifyInstance } from 'fastify';

import { headReply } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { outgoing } from '../lib/checked';
import { deviceOf } from '../plugins/authenticate';

/** `GET /v1/head`: where the site stands, and the server's time, by which a desk sees that its clock is wrong. */
export const headRoute = (app: FastifyInstance, { store, clock, clockOffsetMs }: ServerContext): void => {
  app.get('/v1/head', async (request) => {
    const { siteId } = deviceOf(request);
    const now = new Date(clock()).toISOString();
    return outgoing(headReply, { epoch: store.epoch, siteId, seq: await store.head(siteId), now, clockOffsetMs });
  });
};
